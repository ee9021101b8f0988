"""Beginning a story."""

from django.db import transaction

from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.domains.planning.api import assignment as assignment_of
from rongmei.domains.stories import events, rules
from rongmei.domains.stories.actions.drafts import append_draft, written
from rongmei.domains.stories.adapters.content import Content
from rongmei.domains.stories.models import Story


@transaction.atomic
def create_story(*, actor: Actor, assignment: int | None = None, content: Content | None = None) -> int:
    """Begin a story, alone or for an assignment (whose topic it then serves).

    Args:
        content: what the draft says at first, e.g. a lead's material.
    """
    authorise(actor, rules.WRITE)
    given = assignment_of(assignment) if assignment else None
    row = Story.objects.create(author_id=actor.user, assignment_id=assignment, topic_id=given.topic if given else None)
    append(actor, events.CREATED, row, assignment=assignment)
    if content:
        append_draft(actor=actor, story=row.pk, updates=[written((), content)], client="server", batch="seed")
    return row.pk

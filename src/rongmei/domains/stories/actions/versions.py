"""Keeping versions, and going back to one."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping.rows import locked
from rongmei.domains.stories import events, rules
from rongmei.domains.stories.actions.drafts import append_draft
from rongmei.domains.stories.adapters import ydoc
from rongmei.domains.stories.adapters.content import Content
from rongmei.domains.stories.models import Story, StoryVersion
from rongmei.domains.stories.queries import content_to_keep, draft_log, version


@transaction.atomic
def keep_version(*, actor: Actor, story: int, note: str = "") -> int:
    """Keep what the draft says now; returns the version's number.

    The same content is not kept twice in a row, unless a note is given that the last one does not carry.
    """
    authorise(actor, rules.WRITE)
    return keep(actor, locked(Story, story), note.strip()).number


@transaction.atomic
def restore_version(*, actor: Actor, story: int, number: int) -> int:
    """Make the draft say again what a version said, as one more edit of it.

    Returns:
        the number of the version that keeps what the draft said before; going back to that one undoes this.

    Raises:
        Denied, NotFound; Refusal as `append_draft`.
    """
    authorise(actor, rules.WRITE)
    row, wanted = locked(Story, story), version(story, number)
    before = keep(actor, row, _("回到第 %(number)d 版之前") % {"number": number})
    if before.hash != wanted.hash:
        update = ydoc.rewrite(draft_log(row.pk), wanted.content)
        append_draft(actor=actor, story=story, updates=[update], client="server", batch=f"restore-{row.head + 1}")
        append(actor, events.RESTORED, row, version=number)
    return before.number


@transaction.atomic
def replace_content(*, actor: Actor, story: int, content: Content, note: str, batch: str) -> int:
    """Make the draft say what came from elsewhere, as one edit of it; a signed story's review is reopened.

    Args:
        note: why, on the version that keeps what the draft said before.
        batch: names this replacement, so that it is made once.

    Returns:
        the number of that version; going back to it undoes this.

    Raises:
        Denied, NotFound; Refusal as `append_draft`.
    """
    authorise(actor, rules.WRITE)
    row = locked(Story, story)
    before = keep(actor, row, note)
    update = ydoc.rewrite(draft_log(row.pk), content)
    append_draft(actor=actor, story=story, updates=[update], client="server", batch=batch)
    return before.number


def keep(actor: Actor, row: Story, note: str) -> StoryVersion:
    """Keep a locked story's content, within a verb's transaction; the last version when it says the same."""
    content = content_to_keep(row.pk)
    newest = StoryVersion.mine().filter(story=row).order_by("-number").first()
    if newest and newest.hash == content.hash and (not note or note == newest.note):
        return newest
    number = (StoryVersion.mine().filter(story=row).aggregate(n=Max("number"))["n"] or 0) + 1
    kept: StoryVersion = StoryVersion.objects.create(
        story=row, number=number, content=content.to_json(), hash=content.hash, author_id=actor.user, note=note[:200]
    )
    append(actor, events.KEPT, row, version=number, hash=kept.hash)
    return kept

"""A story's state follows what review and publishing say."""

from django.db import transaction

from rongmei.core.journal import Kind
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping.rows import locked
from rongmei.domains.stories import events, rules, states
from rongmei.domains.stories.models import Story


def mark_signed(*, actor: Actor, story: int) -> None:
    """Every level approved."""
    _follow(actor, story, "sign", events.SIGNED)


def mark_returned(*, actor: Actor, story: int) -> None:
    """A level sent it back."""
    _follow(actor, story, "return", events.RETURNED)


def mark_published(*, actor: Actor, story: int) -> None:
    """It is on a channel."""
    _follow(actor, story, "publish", events.STATE_PUBLISHED)


def mark_withdrawn(*, actor: Actor, story: int) -> None:
    """It was taken off every channel."""
    _follow(actor, story, "withdraw", events.STATE_WITHDRAWN)


@transaction.atomic
def _follow(actor: Actor, story: int, verb: str, deed: Kind) -> None:
    """News may be told twice or late: a story that is past it stays where it is."""
    authorise(actor, rules.FOLLOW)
    row = locked(Story, story)
    if not states.STORY.allows(row.state, verb):
        return
    after = states.STORY.after(row.state, verb)
    if after != row.state:
        row.state = after
        # An old article stays in lists where its date puts it.
        row.save(update_fields=["state"] if row.dated_at else None)
        append(actor, deed, row)

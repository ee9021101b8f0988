"""Packages follow deeds: the outbox is emptied as it fills, and other organisations hear what happens here."""

from rongmei.core.journal import Deed, on
from rongmei.core.permissions import Actor
from rongmei.domains.liaison.actions.deciding import tell_copy_withdrawn, tell_published
from rongmei.domains.liaison.actions.submitting import tell_correction, tell_withdrawal
from rongmei.domains.liaison.tasks import bring


@on("package.queued", "package.retried", name="liaison.bring")
def queued(deed: Deed) -> None:
    """Bring it at once."""
    bring.defer(organisation=deed.organisation, outgoing=deed.object_id)


@on("story.published", "story.corrected", name="liaison.published")
def published(deed: Deed) -> None:
    """Whoever has an older version hears of this one; whoever it came from hears that it is out."""
    actor, story = Actor.system(deed.organisation), deed.data["story"]
    tell_correction(actor=actor, story=story)
    tell_published(actor=actor, story=story)


@on("story.withdrawn", name="liaison.withdrawn")
def withdrawn(deed: Deed) -> None:
    """Every copy of it is taken back; whoever it came from hears that it is gone."""
    actor, story = Actor.system(deed.organisation), deed.data["story"]
    tell_withdrawal(actor=actor, story=story)
    tell_copy_withdrawn(actor=actor, story=story)

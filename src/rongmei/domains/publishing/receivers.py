"""Baking follows the deed: within a second of the decision the files change."""

from rongmei.core.journal import Deed, on
from rongmei.domains.publishing.queries import due
from rongmei.domains.publishing.tasks import bury, front, send


@on("delivery.queued", "delivery.retried", name="publishing.send")
def queued(deed: Deed) -> None:
    """Send at once what is due; the clock takes up what waits for its time."""
    if deed.object_id in due():
        send.defer(organisation=deed.organisation, delivery=deed.object_id)


@on("story.published", "story.corrected", name="publishing.front")
def published(deed: Deed) -> None:
    """The lists and feeds change with what is live."""
    front.defer(organisation=deed.organisation)


@on("story.withdrawn", name="publishing.bury")
def withdrawn(deed: Deed) -> None:
    """The page goes, a tombstone comes."""
    bury.defer(organisation=deed.organisation, story=deed.data["story"])

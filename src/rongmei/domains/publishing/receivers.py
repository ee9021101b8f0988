"""Baking follows the deed: within a second of the decision the files change."""

from rongmei.core.journal import Deed, on
from rongmei.core.permissions import Actor
from rongmei.domains.publishing.actions.sending import void_waiting
from rongmei.domains.publishing.queries.deliveries import due
from rongmei.domains.publishing.tasks import dress, front, move_over, send, settle


@on("delivery.queued", "delivery.rescheduled", "delivery.retried", name="publishing.send")
def queued(deed: Deed) -> None:
    """Send at once what is due; the clock takes up what waits for its time."""
    if deed.object_id in due():
        send.defer(organisation=deed.organisation, delivery=deed.object_id)


@on("story.published", "story.corrected", name="publishing.front")
def published(deed: Deed) -> None:
    """The lists and feeds change with what is live."""
    front.defer(organisation=deed.organisation)


@on("old_site.signed", name="publishing.move_over")
def old_site_signed(deed: Deed) -> None:
    """What was signed together goes out in the background."""
    move_over.defer(organisation=deed.organisation, site=deed.object_id)


@on("organisation.renamed", "organisation.logo_set", "licence.kept", name="publishing.dress")
def renamed(deed: Deed) -> None:
    """What stands on every page changed."""
    dress.defer(organisation=deed.organisation)


@on("story.suspended", "story.restored", name="publishing.suspended")
def stopped(deed: Deed) -> None:
    """The page goes and a tombstone comes; or the signed page comes back, and what waited meanwhile goes out."""
    settle.defer(organisation=deed.organisation, story=deed.data["story"])


@on("story.withdrawn", "delivery.cancelled", "delivery.failed", name="publishing.settle")
def ended(deed: Deed) -> None:
    """The page goes, a tombstone comes; what a sending that came to nothing had baked goes too."""
    settle.defer(organisation=deed.organisation, story=deed.data["story"])


@on("review.voided", name="publishing.void")
def voided(deed: Deed) -> None:
    """What waited under a signature that no longer holds is cancelled at once, not when its time comes."""
    if deed.data["kind"] == "story":
        void_waiting(actor=Actor.system(deed.organisation), story=deed.data["object"])

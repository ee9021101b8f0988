"""Sending: leased, so that a dead worker's delivery is taken up again and readers see it once."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping.rows import locked
from rongmei.domains.publishing import events, rules, states
from rongmei.domains.publishing.enums import DeliveryState
from rongmei.domains.publishing.models import Delivery
from rongmei.domains.stories.api import mark_published

LEASE = timedelta(seconds=60)
ATTEMPTS = 5


@transaction.atomic
def lease(*, actor: Actor, delivery: int) -> bool:
    """Take a due delivery to send it; False when it is not due or another worker has it."""
    authorise(actor, rules.SEND)
    row = locked(Delivery, delivery)
    now = timezone.now()
    held = row.state == DeliveryState.SENDING and row.lease_until and row.lease_until > now
    if held or row.not_before > now or not states.DELIVERY.allows(row.state, "send"):
        return False
    row.state, row.lease_until = states.DELIVERY.after(row.state, "send"), now + LEASE
    row.attempts += 1
    row.first_live_at = row.first_live_at or _first_live(row)
    row.save()
    return True


@transaction.atomic
def go_live(*, actor: Actor, delivery: int, receipt: dict[str, str]) -> None:
    """The channel has it: the delivery is live, the one before it is corrected, and everybody hears."""
    authorise(actor, rules.SEND)
    row = locked(Delivery, delivery)
    after = states.DELIVERY.after(row.state, "go_live")
    before = Delivery.mine().select_for_update().filter(
        story_id=row.story_id, channel=row.channel, state=DeliveryState.LIVE
    )  # fmt: skip
    corrected = False
    for old in before:
        old.state, corrected = states.DELIVERY.after(old.state, "correct"), True
        old.save()
    row.state, row.live_at, row.lease_until, row.error, row.receipt = after, timezone.now(), None, "", receipt
    row.save()
    deed = events.CORRECTED if corrected else events.PUBLISHED
    append(actor, deed, row, story=row.story_id, channel=row.channel.code, hash=row.content_hash)
    mark_published(actor=actor, story=row.story_id)


@transaction.atomic
def fail(*, actor: Actor, delivery: int, error: str) -> None:
    """It could not be sent: tried again after a growing pause, given up and shown after `ATTEMPTS`."""
    authorise(actor, rules.SEND)
    row = locked(Delivery, delivery)
    if row.state != DeliveryState.SENDING:
        return
    last = row.attempts >= ATTEMPTS
    row.state = states.DELIVERY.after(row.state, "fail" if last else "postpone")
    row.error, row.lease_until = error[:1000], None
    row.not_before = timezone.now() + timedelta(seconds=5 * 3**row.attempts)
    row.save()
    if last:
        append(actor, events.FAILED, row, story=row.story_id)


def _first_live(row: Delivery) -> datetime:
    """A correction keeps the address, and so the date, of the first publication."""
    earlier = Delivery.mine().filter(story_id=row.story_id, channel=row.channel, first_live_at__isnull=False)
    found = earlier.order_by("pk").first()
    return found.first_live_at if found and found.first_live_at else timezone.now()

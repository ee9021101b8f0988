"""Sending: leased, so that a dead worker's delivery is taken up again and readers see it once."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping.rows import locked
from rongmei.core.scoping.rows import row as one
from rongmei.core.search import index
from rongmei.domains.publishing import events, rules, states
from rongmei.domains.publishing.actions.baking import bake_story
from rongmei.domains.publishing.actions.channels import site_channel
from rongmei.domains.publishing.actions.signed import signed_content
from rongmei.domains.publishing.enums import DeliveryState
from rongmei.domains.publishing.models import Delivery
from rongmei.domains.publishing.phrases import SUSPENDED, SUSPENDED_ADVICE, VOID
from rongmei.domains.publishing.queries.holds import is_suspended
from rongmei.domains.publishing.queries.readers import ARTICLE_WORDS
from rongmei.domains.stories.api import mark_published, old_dates

# How long a leased delivery may lie before somebody begins to bake it. While it is baked its row is locked, and a
# lock ends with its worker: a reader waits seconds for what a dead worker left, not minutes.
LEASE = timedelta(seconds=5)
ATTEMPTS = 5


@transaction.atomic
def lease(*, actor: Actor, delivery: int) -> bool:
    """Take a due delivery to send it.

    Returns:
        False when it is not due, somebody else has it, its signature is void, or workers died over it too often.
    """
    authorise(actor, rules.SEND)
    now = timezone.now()
    row = Delivery.mine().select_for_update(of=("self",), skip_locked=True).filter(pk=delivery).first()
    if row is None:
        return False
    held = row.state == DeliveryState.SENDING and row.lease_until and row.lease_until > now
    if held or row.not_before > now or not states.DELIVERY.allows(row.state, "send") or is_suspended(row.story_id):
        return False
    if row.manifest.voided_at:
        _give_up(actor, row, "void", str(VOID))
        return False
    if row.attempts >= ATTEMPTS:
        _give_up(actor, row, "fail", str(_("发送时程序多次中断，已停止重试。请系统管理员查看运行日志后重试。")))
        return False
    row.state, row.lease_until = states.DELIVERY.after(row.state, "send"), now + LEASE
    row.attempts += 1
    row.first_live_at = row.first_live_at or _first_live(row)
    row.save()
    return True


@transaction.atomic
def deliver(*, actor: Actor, delivery: int) -> None:
    """Bake a leased delivery and say that it is live; the one before it is corrected, and everybody hears.

    Story, delivery and signature are locked in the order editors' verbs lock them, so that an edit or a withdrawal
    comes wholly before or wholly after.

    Raises:
        Refusal: the signature is void, the story is suspended, or the kept version is not what was signed; OSError:
            the folder refuses.
    """
    authorise(actor, rules.SEND)
    story = one(Delivery, delivery).story_id
    mark_published(actor=actor, story=story)
    if is_suspended(story):
        raise Refusal(SUSPENDED, SUSPENDED_ADVICE)
    row = Delivery.mine().select_related("manifest").select_for_update(of=("self", "manifest")).get(pk=delivery)
    after = states.DELIVERY.after(row.state, "go_live")
    if row.manifest.voided_at:
        raise Refusal(VOID)
    moved = row.manifest.batch_id is not None
    row.live_at = row.first_live_at if moved else timezone.now()  # readers had an old article then
    path = bake_story(row)
    corrected = _replace(row)
    row.state, row.lease_until, row.error, row.receipt = after, None, "", {"path": path}
    row.save()
    content = signed_content(row)
    assert row.first_live_at  # leasing set it
    index.put(ARTICLE_WORDS, row.story_id, title=content.headline, text=content.text(), at=row.first_live_at)
    first = events.MOVED_OVER if moved else events.PUBLISHED
    deed = events.CORRECTED if corrected else first
    append(actor, deed, row, story=row.story_id, channel=row.channel.code, hash=row.content_hash)


@transaction.atomic
def fail(*, actor: Actor, delivery: int, error: str) -> None:
    """It could not be sent: tried again after a growing pause, given up and shown after `ATTEMPTS`."""
    authorise(actor, rules.SEND)
    row = locked(Delivery, delivery)
    if row.state != DeliveryState.SENDING:
        return
    if row.manifest.voided_at:
        _give_up(actor, row, "void", error)
    elif row.attempts >= ATTEMPTS:
        _give_up(actor, row, "fail", error)
    else:
        row.state = states.DELIVERY.after(row.state, "postpone")
        row.error, row.lease_until = error[:1000], None
        row.not_before = timezone.now() + timedelta(seconds=5 * 3**row.attempts)
        row.save()


@transaction.atomic
def void_waiting(*, actor: Actor, story: int) -> None:
    """What waits to be sent of a story whose signature holds no longer waits no longer."""
    authorise(actor, rules.SEND)
    waiting = Delivery.mine().select_for_update(of=("self",)).filter(story_id=story, state=DeliveryState.PENDING)
    for row in waiting.select_related("manifest"):
        if row.manifest.voided_at:
            _give_up(actor, row, "void", str(VOID))


@transaction.atomic
def report_disturbed(*, actor: Actor, files: int) -> None:
    """The patrol found files on the site that nobody baked so: it is journalled for the security administrator."""
    authorise(actor, rules.SEND)
    append(actor, events.DISTURBED, site_channel(), files=files)


def _give_up(actor: Actor, row: Delivery, verb: str, error: str) -> None:
    row.state, row.error, row.lease_until = states.DELIVERY.after(row.state, verb), error[:1000], None
    row.save()
    append(actor, events.FAILED if verb == "fail" else events.CANCELLED, row, story=row.story_id)


def _replace(row: Delivery) -> bool:
    """The version that was live until now is corrected; True when there was one."""
    before = Delivery.mine().filter(story_id=row.story_id, channel=row.channel, state=DeliveryState.LIVE)
    for old in before:
        old.state = states.DELIVERY.after(old.state, "correct")
        old.save()
    return bool(before)


def _first_live(row: Delivery) -> datetime:
    """A correction keeps the address, and so the date, of the first publication: here, or on an old site."""
    earlier = Delivery.mine().filter(story_id=row.story_id, channel=row.channel, live_at__isnull=False)
    found = earlier.order_by("pk").first()
    if found and found.first_live_at:
        return found.first_live_at
    return old_dates([row.story_id]).get(row.story_id) or timezone.now()

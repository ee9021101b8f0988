"""Publishing, correcting and withdrawing: what an editor decides."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping.rows import locked
from rongmei.core.search import index
from rongmei.domains.publishing import events, rules, states
from rongmei.domains.publishing.actions.channels import site_channel
from rongmei.domains.publishing.actions.signed import shown_paths
from rongmei.domains.publishing.enums import DeliveryState, NoticeKind
from rongmei.domains.publishing.models import Delivery, Hold, Notice
from rongmei.domains.publishing.phrases import SUSPENDED, SUSPENDED_ADVICE, VOID
from rongmei.domains.publishing.queries.holds import is_suspended
from rongmei.domains.publishing.queries.readers import ARTICLE_WORDS
from rongmei.domains.review.api import ManifestRecord, signed_manifest, void
from rongmei.domains.stories.api import VersionRecord, mark_withdrawn, version_of_hash
from rongmei.domains.stories.api import story as story_of

ON_ITS_WAY = (DeliveryState.PENDING, DeliveryState.SENDING)


@transaction.atomic
def publish(*, actor: Actor, story: int, at: datetime | None = None, note: str = "") -> int:
    """Send the signed version of a story to the centre's site, now or at a time; returns the delivery's id.

    Args:
        note: what was corrected, for readers; needed when an earlier version is live.

    Raises:
        Denied, NotFound; Refusal when nothing is signed, it is suspended, one is on its way, or a correction has no
        note.
    """
    authorise(actor, rules.PUBLISH)
    if is_suspended(story):
        raise Refusal(SUSPENDED, SUSPENDED_ADVICE)
    manifest, version = _signed(story)
    correction = _is_correction(story, note)
    row = _fresh(
        Delivery(
            story_id=story,
            channel=site_channel(),
            manifest_id=manifest.id,
            content_hash=version.hash,
            headline=version.content.headline,
            shows=shown_paths(version.content),
            not_before=at or timezone.now(),
            queued_by_id=actor.user,
        )
    )
    if correction:
        Notice.objects.create(
            story_id=story, delivery=row, kind=NoticeKind.CORRECTION, note=note.strip(), by_id=actor.user
        )
    append(actor, events.QUEUED, row, story=story, at=row.not_before.isoformat(), hash=row.content_hash)
    return row.pk


@transaction.atomic
def reschedule(*, actor: Actor, delivery: int, at: datetime | None = None) -> None:
    """Give a delivery that has not begun another time, or let it go now; what it sends stays the same.

    Raises:
        Denied, NotFound, TransitionRefused; Refusal when its signature is void by now.
    """
    authorise(actor, rules.PUBLISH)
    row = locked(Delivery, delivery)
    if row.manifest.voided_at:
        raise Refusal(VOID)
    row.state, row.attempts, row.error = states.DELIVERY.after(row.state, "reschedule"), 0, ""
    row.not_before = at or timezone.now()
    row.save()
    append(actor, events.RESCHEDULED, row, story=row.story_id, at=row.not_before.isoformat())


@transaction.atomic
def cancel(*, actor: Actor, delivery: int) -> None:
    """Take back a delivery that waits for its time."""
    authorise(actor, rules.PUBLISH)
    row = locked(Delivery, delivery)
    row.state = states.DELIVERY.after(row.state, "cancel")
    row.save()
    append(actor, events.CANCELLED, row, story=row.story_id)


@transaction.atomic
def retry(*, actor: Actor, delivery: int) -> None:
    """Try a failed delivery again.

    Raises:
        Denied, NotFound, TransitionRefused; Refusal when its signature is void by now.
    """
    authorise(actor, rules.PUBLISH)
    row = locked(Delivery, delivery)
    if row.manifest.voided_at:
        raise Refusal(VOID)
    row.state, row.attempts, row.error = states.DELIVERY.after(row.state, "retry"), 0, ""
    row.save()
    append(actor, events.RETRIED, row, story=row.story_id)


@transaction.atomic
def withdraw(*, actor: Actor, story: int, reason: str) -> None:
    """Take a story off every channel; a tombstone stays where it was, and the signature holds no longer.

    Raises:
        Denied; Refusal without a reason, or when it is on no channel.
    """
    authorise(actor, rules.WITHDRAW)
    if not reason.strip():
        raise Refusal(_("撤稿需要填写原因。"), _("读者看不到原因，采用此稿的单位会收到。"))
    # The story is locked before its deliveries, as by everybody else; a refusal below undoes this.
    mark_withdrawn(actor=Actor.system(actor.organisation), story=story)
    there = (*ON_ITS_WAY, DeliveryState.LIVE, DeliveryState.SUSPENDED, DeliveryState.FAILED)
    rows = list(Delivery.mine().select_for_update().filter(story_id=story, state__in=there))
    lifted = Hold.mine().filter(story_id=story, lifted_at=None).update(lifted_at=timezone.now())
    if not rows and not lifted:
        raise Refusal(_("这篇稿件没有发布，不需要撤稿。"))
    Notice.objects.create(story_id=story, kind=NoticeKind.WITHDRAWAL, note=reason.strip(), by_id=actor.user)
    for row in rows:
        row.state, row.lease_until = states.DELIVERY.after(row.state, "withdraw"), None
        row.save()
        append(actor, events.WITHDRAWN, row, story=story, channel=row.channel.code)
    index.remove(ARTICLE_WORDS, story)
    void(actor=actor, kind="story", object_id=story)


def _signed(story: int) -> tuple[ManifestRecord, VersionRecord]:
    manifest = signed_manifest("story", story_of(story).id)
    version = version_of_hash(story, manifest.items.get(("master", str(story)), "")) if manifest else None
    if manifest is None or version is None:
        raise Refusal(_("稿件还没有签发。"), _("三审通过后才能发布。"))
    return manifest, version


def _is_correction(story: int, note: str) -> bool:
    """A second version of what is live is a correction, and readers are told."""
    live = Delivery.mine().filter(story_id=story, state=DeliveryState.LIVE).exists()
    if live and not note.strip():
        raise Refusal(_("这篇稿件已经上线，再次发布需要写更正说明。"), _("更正说明会显示在文末。"))
    return live


def _fresh(row: Delivery) -> Delivery:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise Refusal(_("这篇稿件已在发布队列中。"), _("要换时间请改期，不发了请取消。")) from None
    return row

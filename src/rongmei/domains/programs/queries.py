"""What is told of deeds: webhooks, their pushes, and which of these are due."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import NotFound
from rongmei.core.journal import Deed, kinds
from rongmei.core.journal.models import Entry
from rongmei.core.scoping.rows import row
from rongmei.domains.accounts.api import names
from rongmei.domains.programs.adapters.standard import message_id
from rongmei.domains.programs.enums import PushState, WebhookState
from rongmei.domains.programs.events import SUBSCRIBABLE
from rongmei.domains.programs.models import Push, Webhook

# How many pushes of one webhook a worker takes up in one turn.
TURN = 100


@dataclass(frozen=True, slots=True)
class KindRecord:
    """A kind of deed that may be subscribed to."""

    code: str
    label: str | Promise


@dataclass(frozen=True, slots=True)
class PushRecord:
    """One deed on its way to one address; `message` is the id its receiver knows it by."""

    id: int
    webhook: int
    entry: int
    message: str
    kind: str
    label: str | Promise
    state: str
    state_label: str | Promise
    attempts: int
    status: int | None
    error: str
    at: datetime
    tried_at: datetime | None
    not_before: datetime

    @property
    def over(self) -> bool:
        """True when it will not be sent again by itself."""
        return self.state in (PushState.DELIVERED, PushState.FAILED)


@dataclass(frozen=True, slots=True)
class WebhookRecord:
    """One webhook, without its secret; `failures` are those in a row, `last` its latest try."""

    id: int
    address: str
    kinds: tuple[str, ...]
    state: str
    state_label: str | Promise
    failures: int
    who: str
    at: datetime
    last: PushRecord | None


def subscribable() -> list[KindRecord]:
    """What may be subscribed to, in the order of the loop."""
    declared = kinds()
    return [KindRecord(code, declared[code].label) for code in SUBSCRIBABLE]


def webhooks() -> list[WebhookRecord]:
    """Every webhook here, the oldest first."""
    return _records(Webhook.objects.readonly().order_by("pk"))


def webhook(webhook: int) -> WebhookRecord:
    """One webhook; NotFound when it is not here."""
    found = _records(Webhook.objects.readonly().filter(pk=webhook))
    if not found:
        raise NotFound(_("没有找到这个回调，可能已被删除。"), _("请返回列表查看。"))
    return found[0]


def disabled_webhooks() -> int:
    """How many webhooks here were disabled because nothing got through."""
    return Webhook.objects.readonly().filter(state=WebhookState.DISABLED).count()


def pushes(webhook: int, *, state: str = "", before: int | None = None, limit: int = 50) -> list[PushRecord]:
    """Pushes of one webhook, the newest first.

    Args:
        state: only those in it; empty for all.
        before: only those with a smaller id.
    """
    found = Push.objects.readonly().filter(webhook_id=webhook)
    found = found.filter(state=state) if state else found
    found = found.filter(pk__lt=before) if before else found
    return [_push(p) for p in found.order_by("-pk")[:limit]]


def due(webhook: int) -> list[int]:
    """Ids of a webhook's pushes to send now, the oldest first: due, or left by a dead worker."""
    found = Push.mine().filter(_due(), webhook_id=webhook).order_by("pk")
    return list(found.values_list("pk", flat=True)[:TURN])


def due_webhooks() -> list[int]:
    """Ids of the writing organisation's webhooks that have something to send and may."""
    awake = Q(webhook__rests_until=None) | Q(webhook__rests_until__lte=timezone.now())
    found = Push.mine().filter(_due(), awake, webhook__state=WebhookState.ACTIVE)
    return sorted(set(found.values_list("webhook_id", flat=True)))


def deed(entry: int) -> Deed:
    """The deed of an entry of the writing organisation; NotFound when there is none."""
    e = row(Entry, entry)
    return Deed(e.pk, e.organisation_id, e.actor, e.verb, e.object_kind, e.object_id, e.at, e.data)


def _due() -> Q:
    now = timezone.now()
    waiting = Q(state=PushState.PENDING, not_before__lte=now)
    return waiting | Q(state=PushState.SENDING, lease_until__lt=now)


def _records(found: QuerySet[Webhook]) -> list[WebhookRecord]:
    rows = list(found)
    people, last = names([w.by_id for w in rows]), _last([w.pk for w in rows])
    return [
        WebhookRecord(
            w.pk, w.address, tuple(w.kinds), w.state, WebhookState(w.state).label, w.failures,
            people.get(w.by_id or 0, ""), w.at, last.get(w.pk),
        )
        for w in rows
    ]  # fmt: skip


def _last(ids: Collection[int]) -> dict[int, PushRecord]:
    tried = Push.objects.readonly().filter(webhook_id__in=ids, tried_at__isnull=False)
    return {p.webhook_id: _push(p) for p in tried.order_by("webhook_id", "-tried_at").distinct("webhook_id")}


def _push(p: Push) -> PushRecord:
    known = kinds().get(p.kind)
    return PushRecord(
        p.pk, p.webhook_id, p.entry, message_id(p.webhook_id, p.entry), p.kind, known.label if known else p.kind,
        p.state, PushState(p.state).label, p.attempts, p.status, p.error, p.at, p.tried_at, p.not_before,
    )  # fmt: skip

"""The outbox: leased, so that a dead worker's package is taken up again and arrives once."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongmei.core.files import open_bytes
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping import scoped
from rongmei.core.scoping.rows import locked, row
from rongmei.domains.liaison import events, rules, states
from rongmei.domains.liaison.actions.arriving import accept
from rongmei.domains.liaison.adapters.transports import Parcel, transports
from rongmei.domains.liaison.adapters.transports import local as _local  # noqa: F401 (registers itself)
from rongmei.domains.liaison.enums import OutgoingState
from rongmei.domains.liaison.models import Outgoing
from rongmei.domains.organisations.api import organisation

# How long a worker may take over one package before another takes it up. Bringing it twice changes nothing.
LEASE = timedelta(seconds=15)
ATTEMPTS = 8


@transaction.atomic
def lease(*, actor: Actor, outgoing: int) -> bool:
    """Take a due package to carry it; False when it is not due, somebody has it, or workers died over it too often."""
    authorise(actor, rules.CARRY)
    now = timezone.now()
    found = Outgoing.mine().select_for_update(of=("self",), skip_locked=True).filter(pk=outgoing).first()
    if found is None or found.not_before > now or not states.OUTGOING.allows(found.state, "send"):
        return False
    if found.state == OutgoingState.SENDING and found.lease_until and found.lease_until > now:
        return False
    found.state, found.lease_until = states.OUTGOING.after(found.state, "send"), now + LEASE
    if found.attempts >= ATTEMPTS:
        _give_up(actor, found, str(_("传送时程序多次中断，已停止重试。请系统管理员查看运行日志后重送。")))
        return False
    found.attempts += 1
    found.save()
    return True


def carry(*, outgoing: int) -> None:
    """Bring a leased package to its receiver by the transport of the receiver's running mode.

    Raises:
        Refusal: the receiver does not take it; OSError: it, or a picture's bytes, cannot be reached now.
        LookupError: nothing reaches an organisation that runs so.
    """
    found = row(Outgoing, outgoing)
    sender, place = found.organisation_id, organisation(found.receiver_id)

    def fetch(sha256: str) -> Iterable[bytes]:
        with scoped(sender), open_bytes(sha256) as kept:
            return [kept.read()]

    transports.get(place.mode).carry(Parcel(place.id, found.body, found.hash, fetch), accept)


@transaction.atomic
def delivered(*, actor: Actor, outgoing: int) -> None:
    """The receiver has it. Hearing it twice changes nothing."""
    authorise(actor, rules.CARRY)
    found = locked(Outgoing, outgoing)
    if not states.OUTGOING.allows(found.state, "deliver"):
        return
    found.state, found.lease_until = states.OUTGOING.after(found.state, "deliver"), None
    found.delivered_at, found.error = timezone.now(), ""
    found.save()
    append(actor, events.DELIVERED, found, kind=found.kind, hash=found.hash)


@transaction.atomic
def fail(*, actor: Actor, outgoing: int, error: str, refused: bool) -> None:
    """It did not arrive: tried again after a growing pause, or given up and shown.

    Args:
        refused: the receiver said no, so that trying again by itself is of no use.
    """
    authorise(actor, rules.CARRY)
    found = locked(Outgoing, outgoing)
    if found.state != OutgoingState.SENDING:
        return
    if refused or found.attempts >= ATTEMPTS:
        _give_up(actor, found, error)
        return
    found.state, found.lease_until = states.OUTGOING.after(found.state, "postpone"), None
    found.error, found.not_before = error[:1000], timezone.now() + timedelta(seconds=2**found.attempts)
    found.save()


@transaction.atomic
def retry(*, actor: Actor, outgoing: int) -> None:
    """Send again what was given up. Raises Denied, NotFound, TransitionRefused."""
    authorise(actor, rules.SUBMIT)
    found = locked(Outgoing, outgoing)
    found.state, found.attempts, found.error = states.OUTGOING.after(found.state, "retry"), 0, ""
    found.not_before = timezone.now()
    found.save()
    append(actor, events.RETRIED, found, kind=found.kind)


def _give_up(actor: Actor, found: Outgoing, error: str) -> None:
    found.state, found.lease_until = states.OUTGOING.after(found.state, "fail"), None
    found.error = error[:1000]
    found.save()
    append(actor, events.FAILED, found, kind=found.kind)

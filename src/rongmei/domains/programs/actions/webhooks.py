"""Keeping webhooks: which address hears of which deeds, under which secret."""

from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping.rows import locked
from rongmei.core.secrecy import opened, shut
from rongmei.domains.programs import events, rules, states
from rongmei.domains.programs.adapters.standard import new_secret, shown
from rongmei.domains.programs.models import Push, Webhook
from rongmei.domains.programs.validators import check_address, check_kinds

_PURPOSE = "programs.webhook"


@dataclass(frozen=True, slots=True)
class NewWebhook:
    """A webhook just added. `secret` is shown once and kept shut."""

    id: int
    secret: str


@transaction.atomic
def add_webhook(*, actor: Actor, address: str, kinds: Collection[str]) -> NewWebhook:
    """Let an address hear of the deeds of some kinds from now on.

    Args:
        address: https; http for IP addresses of the networks the administrator named.
        kinds: codes, of those in `subscribable`.

    Raises:
        Denied; Refusal when the address or a kind is none.
    """
    authorise(actor, rules.KEEP_WEBHOOKS)
    secret = new_secret()
    found = Webhook.objects.create(
        address=check_address(address), kinds=check_kinds(kinds), secret=_shut(secret), by_id=actor.user
    )
    found.since = append(actor, events.ADDED, found, kinds=len(found.kinds))
    found.save()
    return NewWebhook(found.pk, shown(secret))


@transaction.atomic
def change_webhook(*, actor: Actor, webhook: int, address: str, kinds: Collection[str]) -> None:
    """Send elsewhere, or other kinds; raises as `add_webhook`, and NotFound."""
    authorise(actor, rules.KEEP_WEBHOOKS)
    found = locked(Webhook, webhook)
    found.address, found.kinds = check_address(address), check_kinds(kinds)
    found.failures, found.rests_until = 0, None
    found.save()
    append(actor, events.CHANGED, found, kinds=len(found.kinds))


@transaction.atomic
def pause_webhook(*, actor: Actor, webhook: int) -> None:
    """Send nothing until it is resumed. Raises Denied, NotFound, TransitionRefused."""
    authorise(actor, rules.KEEP_WEBHOOKS)
    found = locked(Webhook, webhook)
    found.state = states.WEBHOOK.after(found.state, "pause")
    found.save()
    append(actor, events.PAUSED, found)


@transaction.atomic
def resume_webhook(*, actor: Actor, webhook: int) -> None:
    """Send again what waits and what is done from now on; what was done meanwhile is not told.

    Raises Denied, NotFound, TransitionRefused.
    """
    authorise(actor, rules.KEEP_WEBHOOKS)
    found = locked(Webhook, webhook)
    found.state, found.failures, found.rests_until = states.WEBHOOK.after(found.state, "resume"), 0, None
    found.since = append(actor, events.RESUMED, found)
    found.save()


@transaction.atomic
def rotate_secret(*, actor: Actor, webhook: int) -> str:
    """Give it a new secret, shown once; the old one signs nothing from now on. Raises Denied, NotFound."""
    authorise(actor, rules.KEEP_WEBHOOKS)
    found, secret = locked(Webhook, webhook), new_secret()
    found.secret = _shut(secret)
    found.save()
    append(actor, events.SECRET_ROTATED, found)
    return shown(secret)


@transaction.atomic
def remove_webhook(*, actor: Actor, webhook: int) -> None:
    """Remove it with its pushes, those that wait too. Raises Denied, NotFound."""
    authorise(actor, rules.KEEP_WEBHOOKS)
    found = locked(Webhook, webhook)
    append(actor, events.REMOVED, found)
    found.delete()


@transaction.atomic
def redeliver(*, actor: Actor, push: int) -> None:
    """Send a push again that was given up or delivered, under the same message id.

    Raises Denied, NotFound, TransitionRefused.
    """
    authorise(actor, rules.KEEP_WEBHOOKS)
    found = locked(Push, push)
    found.state, found.attempts, found.error = states.PUSH.after(found.state, "redeliver"), 0, ""
    found.not_before = timezone.now()
    found.save()
    append(actor, events.REDELIVERED, found, webhook=found.webhook_id)


def disable(actor: Actor, found: Webhook) -> None:
    """The second half of giving up: nothing is sent any more until somebody resumes it."""
    found.state = states.WEBHOOK.after(found.state, "disable")
    append(actor, events.DISABLED, found, failures=found.failures)


def secret_of(found: Webhook) -> bytes:
    """Its secret; `Unreadable` when the node it was made on had another key of its own."""
    return opened(bytes(found.secret), under=settings.SECRET_KEY, purpose=_PURPOSE)


def _shut(secret: bytes) -> bytes:
    return shut(secret, under=settings.SECRET_KEY, purpose=_PURPOSE)

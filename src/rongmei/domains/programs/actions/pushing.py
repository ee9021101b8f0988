"""Pushing: leased, so that a dead worker's push is taken up again, under the id by which its receiver knows it."""

import time
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongmei.core.http import Client
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping.rows import locked, row
from rongmei.domains.organisations.api import organisation
from rongmei.domains.programs import events, rules, states
from rongmei.domains.programs.actions.webhooks import disable, secret_of
from rongmei.domains.programs.adapters import standard
from rongmei.domains.programs.enums import PushState, WebhookState
from rongmei.domains.programs.models import Push, Webhook
from rongmei.domains.programs.queries import deed

# How long a worker may take over one push before another takes it up; more than an answer may take.
LEASE = timedelta(seconds=30)
ANSWER_SECONDS = 10.0
# The pauses after each failed try, as Standard Webhooks advises; the last try is some 17 hours after the first.
PAUSES = [timedelta(seconds=s) for s in (5, 60, 300, 1800, 7200, 18000, 36000)]
TRIES = len(PAUSES) + 1
# A receiver that fails again and again is asked less and less often, so that it keeps no worker from others.
LONGEST_REST = timedelta(minutes=10)
KEPT = timedelta(days=30)


@transaction.atomic
def queue_pushes(*, actor: Actor, entry: int, kind: str) -> list[int]:
    """Write a push of a deed for every webhook that hears of its kind; once, however often it is called.

    Args:
        entry: the deed's.

    Returns:
        The webhooks' ids.
    """
    authorise(actor, rules.SEND)
    hearing = Webhook.mine().filter(state=WebhookState.ACTIVE, kinds__contains=[kind], since__lt=entry)
    ids = list(hearing.order_by("pk").values_list("pk", flat=True))
    now = timezone.now()
    rows = [Push(webhook_id=pk, entry=entry, kind=kind, not_before=now) for pk in ids]
    Push.objects.bulk_create(rows, ignore_conflicts=True)
    return ids


@transaction.atomic
def lease(*, actor: Actor, push: int) -> bool:
    """Take a due push to send it.

    Returns:
        False when it is not due, its webhook rests or is not active, somebody has it, or workers died over it
            too often.
    """
    authorise(actor, rules.SEND)
    now = timezone.now()
    held = Push.mine().select_related("webhook").select_for_update(of=("self",), skip_locked=True)
    found = held.filter(pk=push).first()
    if found is None or not _may_go(found):
        return False
    found.state, found.lease_until, found.tried_at = states.PUSH.after(found.state, "send"), now + LEASE, now
    if found.attempts >= TRIES:
        found.error = str(_("推送时程序多次中断，已停止重试。请查看运行日志后重新推送。"))
        _give_up(actor, found)
        return False
    found.attempts += 1
    found.save()
    return True


def carry(*, push: int, client: Client) -> int:
    """Send a leased push; the status it was answered with.

    Raises:
        PrivateAddress, Unreachable: no answer came.
        Unreadable: the secret was shut on another node.
    """
    found = row(Push, push)
    told = deed(found.entry)
    webhook = row(Webhook, found.webhook_id)
    message = standard.message_id(webhook.pk, found.entry)
    content = standard.body(told, organisation(found.organisation_id).code)
    headers = standard.headers(secret_of(webhook), message, int(time.time()), content)
    return client.tell(webhook.address, content=content, headers=headers)


@transaction.atomic
def delivered(*, actor: Actor, push: int, status: int) -> None:
    """The receiver has it. Hearing it twice, or of what was removed meanwhile, changes nothing."""
    authorise(actor, rules.SEND)
    found = _in_flight(push)
    if found is None:
        return
    webhook = locked(Webhook, found.webhook_id)
    webhook.failures, webhook.rests_until = 0, None
    webhook.save()
    found.state, found.lease_until = states.PUSH.after(found.state, "deliver"), None
    found.status, found.error = status, ""
    found.save()


@transaction.atomic
def fail(*, actor: Actor, push: int, error: str, status: int | None = None, ends: bool = False) -> None:
    """It did not arrive: tried again after a growing pause, or given up and shown.

    The webhook is disabled when trying again is of no use, or when a push is given up and nothing got through since
    it was first tried.

    Args:
        status: what it was answered, None when no answer came.
        ends: nothing will ever get through.
    """
    authorise(actor, rules.SEND)
    found = _in_flight(push)
    if found is None:
        return
    webhook = locked(Webhook, found.webhook_id)
    webhook.failures += 1
    webhook.rests_until = timezone.now() + _rest(webhook.failures)
    found.status, found.error = status, error[:300]
    if ends or found.attempts >= TRIES:
        _give_up(actor, found)
        if (ends or webhook.failures >= TRIES) and states.WEBHOOK.allows(webhook.state, "disable"):
            disable(actor, webhook)
    else:
        found.state, found.lease_until = states.PUSH.after(found.state, "postpone"), None
        found.not_before = timezone.now() + PAUSES[found.attempts - 1]
        found.save()
    webhook.save()


def forget_pushes() -> int:
    """Delete the writing organisation's pushes of long ago, sent or not; returns how many."""
    return Push.mine().filter(at__lte=timezone.now() - KEPT).delete()[0]


def _may_go(found: Push) -> bool:
    now, webhook = timezone.now(), found.webhook
    held = found.state == PushState.SENDING and found.lease_until and found.lease_until > now
    rests = webhook.rests_until and webhook.rests_until > now
    open_ = webhook.state == WebhookState.ACTIVE and not rests
    return open_ and not held and found.not_before <= now and states.PUSH.allows(found.state, "send")


def _in_flight(push: int) -> Push | None:
    """The push, locked after its webhook, in the order in which removing locks them; None when it is not sent now."""
    known = Push.mine().filter(pk=push).first()
    if known is None or Webhook.mine().select_for_update(of=("self",)).filter(pk=known.webhook_id).first() is None:
        return None
    sent = Push.mine().select_for_update(of=("self",)).filter(pk=push, state=PushState.SENDING)
    return sent.first()


def _rest(failures: int) -> timedelta:
    return min(timedelta(seconds=2 ** min(failures, 10)), LONGEST_REST)


def _give_up(actor: Actor, found: Push) -> None:
    found.state, found.lease_until = states.PUSH.after(found.state, "fail"), None
    found.save()
    append(actor, events.PUSH_FAILED, found, webhook=found.webhook_id)

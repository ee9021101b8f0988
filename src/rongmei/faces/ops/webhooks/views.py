"""Webhooks are added, looked at, changed, paused, given a new secret and removed by the system administrator."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rongmei.core.i18n import Refusal
from rongmei.core.ui.guard import requires
from rongmei.domains.programs import api
from rongmei.faces.ops.webhooks.forms import WebhookForm

SHOWN = 50


@requires(api.KEEP_WEBHOOKS)
def webhooks(request: HttpRequest) -> HttpResponse:
    """Every webhook here, and a new one; its secret is shown once."""
    told: dict[str, Any] = {"form": WebhookForm(request.POST or None)}
    if request.method == "POST" and told["form"].is_valid():
        try:
            added = api.add_webhook(actor=request.actor, **told["form"].cleaned_data)  # type: ignore[attr-defined]
            told = {"form": WebhookForm(), "secret": added.secret}
        except Refusal as refusal:
            told["refusal"] = refusal
    return render(request, "ops/webhooks/list.html", told | {"webhooks": api.webhooks()}, status=_status(told))


@requires(api.KEEP_WEBHOOKS)
def webhook(request: HttpRequest, webhook: int) -> HttpResponse:
    """One webhook with its last pushes; sent back, its address and kinds are changed."""
    found = api.webhook(webhook)
    told: dict[str, Any] = {"form": WebhookForm(request.POST or None, initial=_initial(found))}
    if request.method == "POST" and told["form"].is_valid():
        try:
            api.change_webhook(actor=request.actor, webhook=webhook, **told["form"].cleaned_data)  # type: ignore[attr-defined]
            messages.success(request, _("已保存。"))
            return redirect("ops:webhook", webhook)
        except Refusal as refusal:
            told["refusal"] = refusal
    return _page(request, found, told)


@requires(api.KEEP_WEBHOOKS)
@require_POST
def pause(request: HttpRequest, webhook: int) -> HttpResponse:
    """Send nothing for now."""
    api.pause_webhook(actor=request.actor, webhook=webhook)  # type: ignore[attr-defined]
    messages.success(request, _("已暂停，恢复前不再推送。"))
    return redirect("ops:webhook", webhook)


@requires(api.KEEP_WEBHOOKS)
@require_POST
def resume(request: HttpRequest, webhook: int) -> HttpResponse:
    """Send again."""
    api.resume_webhook(actor=request.actor, webhook=webhook)  # type: ignore[attr-defined]
    messages.success(request, _("已恢复，等待中的推送马上发出。"))
    return redirect("ops:webhook", webhook)


@requires(api.KEEP_WEBHOOKS)
@require_POST
def secret(request: HttpRequest, webhook: int) -> HttpResponse:
    """A new secret, shown once on the answer."""
    fresh = api.rotate_secret(actor=request.actor, webhook=webhook)  # type: ignore[attr-defined]
    found = api.webhook(webhook)
    return _page(request, found, {"form": WebhookForm(initial=_initial(found)), "secret": fresh})


@requires(api.KEEP_WEBHOOKS)
@require_POST
def remove(request: HttpRequest, webhook: int) -> HttpResponse:
    """Remove it with what waits."""
    api.remove_webhook(actor=request.actor, webhook=webhook)  # type: ignore[attr-defined]
    messages.success(request, _("回调已删除。"))
    return redirect("ops:webhooks")


@requires(api.KEEP_WEBHOOKS)
@require_POST
def redeliver(request: HttpRequest, webhook: int, push: int) -> HttpResponse:
    """Send one push again."""
    api.redeliver(actor=request.actor, push=push)  # type: ignore[attr-defined]
    messages.success(request, _("已重新交给后台推送。"))
    return redirect("ops:webhook", webhook)


def _page(request: HttpRequest, found: api.WebhookRecord, told: dict[str, Any]) -> HttpResponse:
    state, before = request.GET.get("state", ""), request.GET.get("before", "")
    older = int(before) if before.isascii() and before.isdigit() and len(before) < 19 else None
    pushes = api.pushes(found.id, state=state, before=older, limit=SHOWN + 1)
    more = pushes[SHOWN - 1].id if len(pushes) > SHOWN else None
    told |= {"webhook": found, "pushes": pushes[:SHOWN], "more": more, "state": state}
    told["states"] = api.PushState.choices
    return render(request, "ops/webhooks/webhook.html", told, status=_status(told))


def _initial(found: api.WebhookRecord) -> dict[str, Any]:
    return {"address": found.address, "kinds": list(found.kinds)}


def _status(told: dict[str, Any]) -> int:
    refusal: Refusal | None = told.get("refusal")
    return refusal.status if refusal else 200

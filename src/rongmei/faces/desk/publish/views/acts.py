"""Publishing, withdrawing, changing the time, cancelling, trying again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rongmei.core.i18n import Refusal, format_datetime
from rongmei.core.ui.guard import requires
from rongmei.domains.publishing import api
from rongmei.faces.desk.doing import do, who
from rongmei.faces.desk.publish.forms import PublishForm, WithdrawForm
from rongmei.faces.desk.publish.views.story import Typed, show


@require_POST
@requires(api.PUBLISH)
def publish(request: HttpRequest, story: int) -> HttpResponse:
    """Send the signed version out, now or at a time."""
    form = PublishForm(request.POST, correction=bool(api.public_url(story)))
    if not form.is_valid():
        return show(request, story, Typed(publish=form))
    at, note = form.cleaned_data["at"], form.cleaned_data["note"]
    try:
        delivery = api.publish(actor=who(request), story=story, at=at, note=note)
    except Refusal as refusal:
        return show(request, story, Typed(publish=form, refusal=refusal))
    if at:
        undo = reverse("desk:publish:cancel", args=[delivery])
        messages.success(request, _("已安排在%(time)s发布。") % {"time": format_datetime(at)}, extra_tags=undo)
    else:
        messages.success(request, _("正在发布。"))
    return redirect("desk:publish:story", story)


@require_POST
@requires(api.WITHDRAW)
def withdraw(request: HttpRequest, story: int) -> HttpResponse:
    """Take the story off every channel."""
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return show(request, story, Typed(withdraw=form))
    try:
        api.withdraw(actor=who(request), story=story, **form.cleaned_data)
    except Refusal as refusal:
        return show(request, story, Typed(withdraw=form, refusal=refusal))
    messages.success(request, _("已撤稿，网站几秒内撤下。"))
    return redirect("desk:publish:story", story)


@require_POST
@requires(api.PUBLISH)
def reschedule(request: HttpRequest, delivery: int) -> HttpResponse:
    """Give what waits for its time another one, or let it go now."""
    form, story = PublishForm(request.POST), api.delivery(delivery).story
    if not form.is_valid():
        return show(request, story, Typed(publish=form))
    at = form.cleaned_data["at"]
    try:
        api.reschedule(actor=who(request), delivery=delivery, at=at)
    except Refusal as refusal:
        return show(request, story, Typed(publish=form, refusal=refusal))
    said = _("已改到%(time)s发布。") % {"time": format_datetime(at)} if at else _("正在发布。")
    messages.success(request, said)
    return redirect("desk:publish:story", story)


@require_POST
@requires(api.PUBLISH)
def cancel(request: HttpRequest, delivery: int) -> HttpResponse:
    """Take back what waits for its time."""
    actor = who(request)
    back = reverse("desk:publish:story", args=[api.delivery(delivery).story])
    return do(request, lambda: api.cancel(actor=actor, delivery=delivery), _("已取消，可以重新安排。"), back)


@require_POST
@requires(api.PUBLISH)
def retry(request: HttpRequest, delivery: int) -> HttpResponse:
    """Try a failed delivery again."""
    actor = who(request)
    back = reverse("desk:publish:story", args=[api.delivery(delivery).story])
    return do(request, lambda: api.retry(actor=actor, delivery=delivery), _("正在重新发送。"), back)

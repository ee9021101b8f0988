"""How the node is doing, in words: background jobs and entries that wait for a person."""

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from procrastinate.contrib.django.models import ProcrastinateJob

from rongmei.core.journal.parking import parked, retry_now
from rongmei.core.ui.guard import requires
from rongmei.domains.accounts import api


@require_safe
@requires(api.OPERATE)
def health(request: HttpRequest) -> HttpResponse:
    """Counts of jobs by state, and parked entries of this organisation."""
    return render(request, "ops/health.html", {"jobs": _jobs(), "parked": parked(), "may": _may(request)})


@requires(api.MAINTAIN)
@require_POST
def retry(request: HttpRequest) -> HttpResponse:
    """Hand every parked entry over again."""
    count = retry_now()
    messages.success(request, _("已重新交给后台处理：%(n)d条。") % {"n": count})
    return redirect("ops:health")


def _jobs() -> list[tuple[str, int]]:
    counted = dict(ProcrastinateJob.objects.values_list("status").annotate(n=Count("pk")).order_by("status"))
    words = {"todo": _("等待处理"), "doing": _("正在处理"), "failed": _("失败"), "succeeded": _("已完成")}
    return [(word, counted.get(state, 0)) for state, word in words.items()]


def _may(request: HttpRequest) -> bool:
    return api.MAINTAIN.held_by(request.actor)  # type: ignore[attr-defined]

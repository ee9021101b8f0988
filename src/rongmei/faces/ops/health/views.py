"""How the node is doing, in words: background jobs and entries that wait for a person."""

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from procrastinate.contrib.django.models import ProcrastinateJob

from rongmei.core.journal.parking import parked, retry_now
from rongmei.core.journal.sealer import oldest_unsealed
from rongmei.core.ui.guard import requires
from rongmei.domains.accounts import api
from rongmei.faces.ops.health.centre import centre_findings
from rongmei.faces.ops.health.finding import Grade
from rongmei.faces.ops.health.node import node_findings

ORDER = (Grade.WRONG, Grade.NOTE, Grade.GOOD)


@require_safe
@requires(api.OPERATE)
def health(request: HttpRequest) -> HttpResponse:
    """What is wrong and what to do, counts of jobs by state, and parked entries of this organisation."""
    node = node_findings(unsealed=oldest_unsealed("default"))
    found = sorted([*centre_findings(), *node], key=lambda finding: ORDER.index(finding.grade))
    told = {"findings": found, "well": all(f.grade is Grade.GOOD for f in found)}
    return render(request, "ops/health.html", {**told, "jobs": _jobs(), "parked": parked(), "may": _may(request)})


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

"""Shaping the circuit: rows are added, ordered and changed on the page, and kept all at once."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rongmei.core.i18n import Refusal
from rongmei.core.permissions import Role
from rongmei.core.permissions.roles import REVIEWERS
from rongmei.core.ui.guard import requires
from rongmei.domains.accounts.api import OPERATE
from rongmei.domains.review import api
from rongmei.faces.ops.circuit.rows import changed, typed

KIND = "story"


@requires(OPERATE)
def circuit(request: HttpRequest) -> HttpResponse:
    """The levels of review; the system administrator changes them, rounds under way keep theirs."""
    if request.method != "POST":
        return _show(request, api.circuit(KIND), seen=api.circuit_mark(KIND))
    act, rows, seen = request.POST.get("act", ""), typed(request.POST), request.POST.get("seen", "")
    if act != "save":
        return _show(request, changed(rows, act), seen=seen, unsaved=True)
    try:
        api.shape_circuit(actor=request.actor, kind=KIND, levels=rows, seen=seen)  # type: ignore[attr-defined]
    except Refusal as refusal:
        return _show(request, rows, seen=api.circuit_mark(KIND), unsaved=True, refusal=refusal)
    messages.success(request, _("审核流程已保存，下一次送审起生效。"))
    return redirect("ops:circuit")


@require_POST
@requires(api.SWITCH)
def checks(request: HttpRequest) -> HttpResponse:
    """Keep which content checks are wanted: those that are ticked."""
    wanted = set(request.POST.getlist("checks"))
    for known in api.check_list():
        if known.off != (known.check not in wanted):
            api.switch_check(actor=request.actor, check=known.check, off=not known.off)  # type: ignore[attr-defined]
    messages.success(request, _("机器检查的开关已保存，下一次检查起生效。"))
    return redirect("ops:circuit")


def _show(
    request: HttpRequest, rows: tuple[api.LevelRecord, ...], *, seen: str, unsaved: bool = False,
    refusal: Refusal | None = None,
) -> HttpResponse:  # fmt: skip
    context = {
        "rows": [replace(level, order=n) for n, level in enumerate(rows, 1)],
        "roles": [(role.value, role.label) for role in Role if role in REVIEWERS],
        "seen": seen,
        "unsaved": unsaved,
        "refusal": refusal,
        "in_force": api.circuit(KIND),
        "lacking": "、".join(level.name for level in api.unstaffed(KIND)),
        "under_way": api.count_open(),
        "may": api.SHAPE.held_by(request.actor),  # type: ignore[attr-defined]
        "checks": api.check_list(),
        "may_switch": api.SWITCH.held_by(request.actor),  # type: ignore[attr-defined]
    }
    return render(request, "ops/circuit/circuit.html", context, status=refusal.status if refusal else 200)

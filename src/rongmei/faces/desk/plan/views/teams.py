"""Task teams: formed in a minute around one piece of work, ended when it is over."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from rongmei.core.ui.guard import requires
from rongmei.domains.accounts import api as accounts
from rongmei.domains.organisations import api as organisations
from rongmei.domains.planning import api as planning
from rongmei.faces.desk.doing import do, status_of, tried, typed, who
from rongmei.faces.desk.paging import numbers
from rongmei.faces.desk.plan.forms import MemberForm, TeamForm
from rongmei.faces.desk.plan.holders import newsroom


@require_GET
@requires(planning.SEE)
def teams(request: HttpRequest) -> HttpResponse:
    """The teams at work with their members; those that ended by `?ended=1`."""
    ended = request.GET.get("ended") == "1"
    found = [d for d in organisations.desks(open_only=False) if d.is_team and bool(d.closed_at) == ended]
    everybody, conveners = newsroom(), accounts.names([d.convener for d in found])
    rows = [
        {
            "team": d,
            "members": [p for p in everybody if d.name in p.desks],
            "others": [p for p in everybody if d.name not in p.desks],
            "convener": conveners.get(d.convener or 0, ""),
            "may_end": not ended and _may_end(request, d),
        }
        for d in found
    ]
    context = {
        "rows": rows[::-1] if ended else rows,
        "ended": ended,
        "may_form": organisations.FORM_TEAM.held_by(who(request)),
        "may_seat": accounts.SEAT.held_by(who(request)),
    }
    return render(request, "desk/plan/teams.html", context)


@requires(organisations.FORM_TEAM)
def new(request: HttpRequest) -> HttpResponse:
    """Form a team, for a topic when the address names one."""
    asked = request.POST if request.method == "POST" else request.GET
    topic = next((planning.topic(pk) for pk in numbers(asked.getlist("topic"))), None)
    start = {"members": [who(request).user]}
    if topic:
        start |= {"name": _("%(topic)s任务组") % {"topic": topic.headline[:50]}, "purpose": topic.headline}  # type: ignore[dict-item]
    form = TeamForm(typed(request), initial=start)
    made = tried(form, lambda **told: accounts.form_team(actor=who(request), **told))
    if made is None:
        return render(request, "desk/plan/form_team.html", {"form": form, "topic": topic}, status=status_of(form))
    messages.success(request, _("任务组已组建，现在可以给它派任务。"))
    return redirect("desk:plan:topic", topic.id) if topic else redirect("desk:plan:teams")


@require_POST
@requires(accounts.SEAT)
def seat(request: HttpRequest, team: int) -> HttpResponse:
    """One more member."""
    organisations.desk(team)
    form = MemberForm(request.POST)
    if not form.is_valid():
        messages.error(request, str(_("请选择要添加的人。")))
        return redirect("desk:plan:teams")
    user = form.cleaned_data["user"]
    undo = reverse("desk:plan:leave", args=[team, user])
    verb = partial(accounts.seat, actor=who(request), desk=team, user=user)
    return do(request, verb, _("已加入任务组。"), reverse("desk:plan:teams"), undo=undo)


@require_POST
@requires(accounts.SEAT)
def leave(request: HttpRequest, team: int, user: int) -> HttpResponse:
    """One member less."""
    organisations.desk(team)
    verb = partial(accounts.leave_desk, actor=who(request), desk=team, user=user)
    return do(request, verb, _("已移出任务组。"), reverse("desk:plan:teams"))


@require_POST
@requires(organisations.FORM_TEAM)
def end(request: HttpRequest, team: int) -> HttpResponse:
    """End a team before its time."""
    verb = partial(organisations.close_desk, actor=who(request), desk=team)
    return do(request, verb, _("任务组已结束。"), reverse("desk:plan:teams"))


def _may_end(request: HttpRequest, team: organisations.DeskRecord) -> bool:
    actor = who(request)
    return organisations.CLOSE_DESK.held_by(actor) or team.convener == actor.user

"""Assignments: one's own first, everybody's for planners."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from rongmei.core.ui.guard import requires
from rongmei.domains.planning import api
from rongmei.domains.planning.api import AssignmentRecord, AssignmentState
from rongmei.domains.stories import api as stories
from rongmei.faces.desk.doing import back, do, status_of, tried, typed, who
from rongmei.faces.desk.history import history
from rongmei.faces.desk.paging import PAGE, number, page
from rongmei.faces.desk.plan.forms import AssignmentFilter, GiveForm
from rongmei.faces.desk.plan.holders import Holder


@require_GET
@requires(api.SEE)
def assignments(request: HttpRequest) -> HttpResponse:
    """What is mine to do; below it everything by state, holder and lateness, or what I have done."""
    form = AssignmentFilter(request.GET)
    asked, mine = form.asked(), api.assignments(actor=who(request))
    found = page(_listed(request, asked))
    context = {
        "mine": _with_stories(mine),
        "rows": _with_stories(found.rows),
        "more": found.more,
        "filter": form,
        "filtered": any(asked.values()),
        "late": sum(a.late for a in mine),
    }
    return render(request, "desk/plan/assignments.html", {**context, **_may(request)})


@requires(api.SEE)
def assignment(request: HttpRequest, assignment: int) -> HttpResponse:
    """One assignment; planners give it to somebody else or give it another deadline here."""
    found = api.assignment(assignment)
    holder = Holder(found.user, None if found.user else found.desk)
    form = GiveForm(typed(request), initial={"given_to": holder.code, "deadline": found.deadline})

    def verb(*, given_to: Holder, **typed: Any) -> bool:
        api.reassign(actor=who(request), assignment=assignment, user=given_to.user, desk=given_to.desk, **typed)
        return True

    if tried(form, verb):
        messages.success(request, _("任务已更新。"))
        return redirect("desk:plan:assignment", assignment)
    context = {
        "task": found,
        "form": form,
        "stories": stories.stories_of_assignments([assignment]).get(assignment, []),
        "history": history({"planning.assignment": [assignment]}),
        "mine": found in api.assignments(actor=who(request)),
    }
    return render(request, "desk/plan/assignment.html", {**context, **_may(request)}, status=status_of(form))


@require_POST
@requires(api.WORK)
def accept(request: HttpRequest, assignment: int) -> HttpResponse:
    """Accept one's own, or one of one's desk."""
    verb = api.accept_assignment
    return _do(request, assignment, partial(verb, actor=who(request), assignment=assignment), _("任务已接受。"))


@require_POST
@requires(api.WORK)
def finish(request: HttpRequest, assignment: int) -> HttpResponse:
    """Say that one's own is done."""
    verb = api.finish_assignment
    return _do(request, assignment, partial(verb, actor=who(request), assignment=assignment), _("任务已完成。"))


@require_POST
@requires(api.ASSIGN)
def cancel(request: HttpRequest, assignment: int) -> HttpResponse:
    """Take it back."""
    verb, undo = api.cancel_assignment, reverse("desk:plan:restore_assignment", args=[assignment])
    return _do(request, assignment, partial(verb, actor=who(request), assignment=assignment), _("任务已取消。"), undo)


@require_POST
@requires(api.ASSIGN)
def restore(request: HttpRequest, assignment: int) -> HttpResponse:
    """Undo that."""
    verb = api.restore_assignment
    return _do(request, assignment, partial(verb, actor=who(request), assignment=assignment), _("任务已恢复。"))


def _do(
    request: HttpRequest, assignment: int, verb: Callable[[], object], done: str | Promise, undo: str = ""
) -> HttpResponse:
    there = back(request, reverse("desk:plan:assignment", args=[assignment]))
    return do(request, verb, done, there, undo=undo)


def _listed(request: HttpRequest, asked: dict[str, Any]) -> list[AssignmentRecord]:
    after, actor = number(request, "before"), who(request)
    if api.ASSIGN.held_by(actor):
        return api.assignments(**asked, after=after, limit=PAGE + 1)
    return api.assignments(user=actor.user, state=AssignmentState.DONE, after=after, limit=PAGE + 1)


def _with_stories(
    found: list[AssignmentRecord],
) -> list[tuple[AssignmentRecord, list[stories.StoryRecord]]]:
    written = stories.stories_of_assignments([a.id for a in found])
    return [(a, written.get(a.id, [])) for a in found]


def _may(request: HttpRequest) -> dict[str, bool]:
    actor = who(request)
    return {"may_assign": api.ASSIGN.held_by(actor), "may_write": stories.WRITE.held_by(actor)}

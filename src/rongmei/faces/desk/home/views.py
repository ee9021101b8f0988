"""Today's board."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rongmei.core.ui.guard import requires
from rongmei.domains.planning import api as planning
from rongmei.faces.desk.home.day import day
from rongmei.faces.desk.home.lanes import lanes
from rongmei.faces.desk.home.reach import today
from rongmei.faces.desk.home.todo import todo, warnings


@require_safe
@requires(planning.SEE)
def home(request: HttpRequest) -> HttpResponse:
    """What waits for this person, then the day's lanes from lead to reader."""
    actor = request.actor  # type: ignore[attr-defined]
    now = day()
    told = {"todo": todo(actor, now), "lanes": lanes(actor, now), "warnings": warnings(actor), "reach": today()}
    return render(request, "desk/home/board.html", told)

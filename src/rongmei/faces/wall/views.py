"""Today's board."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from rongmei.core.ui.guard import requires
from rongmei.domains.planning import api as planning
from rongmei.faces.wall.screen import screen


@require_safe
@requires(planning.SEE)
def board(request: HttpRequest) -> HttpResponse:
    """Deadlines, what is on its way, what went out, and the day's figures; the page keeps itself fresh."""
    return render(request, "wall/board.html", {"screen": screen(), "now": timezone.now()})

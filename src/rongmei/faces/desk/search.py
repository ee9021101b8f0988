"""Search over everything of the centre."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rongmei.core.search.query import Hit, find
from rongmei.core.ui.guard import requires
from rongmei.domains.planning import api as planning

KINDS = {
    "stories.story": (_("稿件"), "desk:edit:story"),
    "planning.lead": (_("线索"), "desk:plan:lead"),
    "ingest.item": (_("来稿"), "desk:gather:item"),
}


@requires(planning.SEE)
def search(request: HttpRequest) -> HttpResponse:
    """What holds every word asked for, newest first, grouped by kind."""
    question = request.GET.get("q", "").strip()
    hits = find(question, kinds=list(KINDS), limit=100)
    groups = [(label, [_row(h, target) for h in hits if h.kind == kind]) for kind, (label, target) in KINDS.items()]
    return render(request, "desk/search.html", {"q": question, "groups": [g for g in groups if g[1]]})


def _row(hit: Hit, target: str) -> tuple[Hit, str]:
    return hit, reverse(target, args=[hit.object_id])

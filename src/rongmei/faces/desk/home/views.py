"""Today's board."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rongmei.core.ui.guard import requires
from rongmei.domains.planning import api as planning
from rongmei.domains.publishing import api as publishing
from rongmei.domains.review import api as review
from rongmei.domains.stories import api as stories


@requires(planning.SEE)
def home(request: HttpRequest) -> HttpResponse:
    """Leads, topics, tasks, stories, review and reach of the day, and what waits for this very person."""
    actor = request.actor  # type: ignore[attr-defined]
    context = {
        "plan": planning.board(),
        "leads": planning.leads(state=planning.LeadState.NEW, limit=8),
        "drafts": stories.stories(state=stories.StoryState.DRAFTING, limit=8),
        "reviews": review.open_reviews(limit=8),
        "mine": review.inbox(actor),
        "tasks": planning.assignments(actor=actor),
        "queue": [d for d in publishing.deliveries(limit=12) if d.state in ("pending", "sending", "failed")],
        "live": publishing.live(limit=8),
    }
    return render(request, "desk/home.html", context)

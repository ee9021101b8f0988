"""The list of stories."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from rongmei.core.ui.guard import requires
from rongmei.domains.planning import api as planning
from rongmei.domains.stories import api
from rongmei.domains.stories.api import StoryState

PAGE = 50


@require_GET
@requires(api.SEE)
def stories(request: HttpRequest) -> HttpResponse:
    """Stories changed last, by state, by words, by topic, one's own or everybody's."""
    asked = _asked(request)
    state, page = request.GET.get("state", ""), max(1, _number(request, "page"))
    found = api.stories(**asked, state=state, limit=PAGE + 1, offset=(page - 1) * PAGE)
    counts = api.state_counts(**asked)
    topics = planning.topics(limit=200)
    context = {
        "stories": found[:PAGE],
        "more": len(found) > PAGE,
        "page": page,
        "state": state,
        "total": sum(counts.values()),
        "tabs": [(s.value, s.label, counts[s.value]) for s in StoryState],
        "topics": topics,
        "headlines": {t.id: t.headline for t in topics},
        "q": asked["words"],
        "topic": asked["topic"],
        "mine": asked["author"] is not None,
        "may_write": api.WRITE.held_by(request.actor),  # type: ignore[attr-defined]
    }
    return render(request, "desk/edit/stories.html", context)


def _asked(request: HttpRequest) -> dict[str, Any]:
    """The filters beside the state."""
    mine = request.GET.get("mine") == "yes"
    return {
        "words": request.GET.get("q", "").strip(),
        "topic": _number(request, "topic") or None,
        "author": request.actor.user if mine else None,  # type: ignore[attr-defined]
    }


def _number(request: HttpRequest, name: str) -> int:
    asked = request.GET.get(name, "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0

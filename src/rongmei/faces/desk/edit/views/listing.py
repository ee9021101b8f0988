"""The list of stories."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from rongmei.core.ui.guard import requires
from rongmei.domains.planning import api as planning
from rongmei.domains.stories import api
from rongmei.domains.stories.api import StoryState
from rongmei.faces.desk.doing import who
from rongmei.faces.desk.paging import PAGE, number, words

# Nobody turns so many pages; filters are for that.
LAST = 10_000


@require_GET
@requires(api.SEE)
def stories(request: HttpRequest) -> HttpResponse:
    """Stories changed last, by state, by words, by topic, one's own or everybody's."""
    asked = _asked(request)
    state, page = request.GET.get("state", ""), min(number(request, "page") or 1, LAST)
    found = api.stories(**asked, state=state, limit=PAGE + 1, offset=(page - 1) * PAGE)
    counts = api.state_counts(**asked)
    topics = planning.topics(limit=200)
    headlines = {t.id: t.headline for t in topics}
    context = {
        "rows": [(s, headlines.get(s.topic or 0, "")) for s in found[:PAGE]],
        "more": len(found) > PAGE,
        "page": page,
        "state": state,
        "total": sum(counts.values()),
        "tabs": [(s.value, s.label, counts[s.value]) for s in StoryState],
        "topics": topics,
        "q": asked["words"],
        "topic": asked["topic"],
        "mine": asked["author"] is not None,
        "may_write": api.WRITE.held_by(who(request)),
    }
    return render(request, "desk/edit/stories.html", context)


def _asked(request: HttpRequest) -> dict[str, Any]:
    """The filters beside the state."""
    mine = request.GET.get("mine") == "yes"
    return {
        "words": words(request),
        "topic": number(request, "topic"),
        "author": who(request).user if mine else None,
    }

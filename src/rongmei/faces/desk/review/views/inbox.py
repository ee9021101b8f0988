"""What waits: for me, for others, and what I have done."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from rongmei.core.ui.guard import requires
from rongmei.domains.review import api
from rongmei.faces.desk.doing import who

MINE, OPEN, DONE = "mine", "open", "done"


@dataclass(frozen=True, slots=True)
class Row:
    """One review in a list.

    Attributes:
        gaps: steps that nobody here may decide.
        mine: True when it is this person's turn.
        decision: what this person decided in it.
    """

    review: api.ReviewRecord
    gaps: tuple[api.StepRecord, ...]
    mine: bool
    decision: api.StepRecord | None


@require_GET
@requires(api.SEE)
def inbox(request: HttpRequest) -> HttpResponse:
    """One's turns, every round under way, or what one decided; filtered by words of title, author and level."""
    actor = who(request)
    shown = request.GET.get("show", MINE)
    words = request.GET.get("q", "").split()
    mine, open_ = api.inbox(actor), api.open_reviews(limit=300)
    lists = {MINE: mine, OPEN: open_}
    found = lists[shown] if shown in lists else api.decided_by(actor.user or 0)
    gaps, turns = api.gaps(found), {r.id for r in mine}
    context = {
        "rows": [
            Row(r, gaps.get(r.id, ()), r.id in turns, _decision(r, actor.user))
            for r in found
            if all(word in _said(r) for word in words)
        ],
        "shown": shown if shown in lists else DONE,
        "counts": {MINE: len(mine), OPEN: len(open_)},
        "lacking": "、".join(level.name for level in api.unstaffed("story")),
        "q": " ".join(words),
    }
    return render(request, "desk/review/inbox.html", context)


def _decision(review: api.ReviewRecord, person: int | None) -> api.StepRecord | None:
    return next((s for s in review.steps if person and s.decided_by == person), None)


def _said(review: api.ReviewRecord) -> str:
    return f"{review.title} {review.author_name} {review.turn.name if review.turn else review.state_label}"

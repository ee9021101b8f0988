"""Rounds of review."""

from django.db.models import Q

from rongmei.core.permissions import Actor
from rongmei.core.scoping.rows import row
from rongmei.domains.accounts.api import names
from rongmei.domains.review.adapters.checks import Finding
from rongmei.domains.review.enums import Reason, ReviewState, StepState
from rongmei.domains.review.models import Review, Step
from rongmei.domains.review.queries.deciding import bars, decisions, may_decide
from rongmei.domains.review.queries.records import ReviewRecord, SeenRecord, StepRecord

# Asked of enums, not by get_…_display(), which hashes every label of a field each time: a list has hundreds of steps.
_REASONS = dict(Reason.choices)


def inbox(actor: Actor) -> list[ReviewRecord]:
    """Reviews whose turn is this very person's, oldest first."""
    steps = list(
        Step.objects.filter(state=StepState.TURN, role__in=[r.value for r in actor.roles])
        .select_related("review")
        .order_by("review__opened_at", "review_id")
    )
    by_kind: dict[str, list[int]] = {}
    for step in steps:
        by_kind.setdefault(step.review.kind, []).append(step.review.object_id)
    decided = {kind: decisions(kind, ids) for kind, ids in by_kind.items()}
    mine = [
        s.review for s in steps if may_decide(actor, s.review, s, decided[s.review.kind].get(s.review.object_id, set()))
    ]
    return _records(mine)


def review(pk: int) -> ReviewRecord:
    """One round; NotFound outside the scope."""
    return _records([row(Review, pk)])[0]


def open_reviews(*, after: int | None = None, limit: int = 100) -> list[ReviewRecord]:
    """Every round under way, oldest first; `after` the round of that id only."""
    found = Review.objects.filter(state=ReviewState.OPEN).order_by("opened_at", "pk")
    if after:
        last = row(Review, after)
        found = found.filter(Q(opened_at__gt=last.opened_at) | Q(opened_at=last.opened_at, pk__gt=after))
    return _records(list(found[:limit]))


def count_open() -> int:
    """How many rounds are under way."""
    return Review.objects.filter(state=ReviewState.OPEN).count()


def decided_by(person: int, *, limit: int = 100) -> list[ReviewRecord]:
    """Rounds in which a person decided, the latest decision first."""
    steps = Step.objects.filter(decided_by_id=person).select_related("review").order_by("-decided_at")
    return _records(list({s.review_id: s.review for s in steps[:limit]}.values()))


def rounds(kind: str, object_id: int) -> list[ReviewRecord]:
    """Every round of one thing, newest first."""
    return _records(list(Review.objects.filter(kind=kind, object_id=object_id).order_by("-id")))


def what_bars(actor: Actor, pk: int) -> list[str]:
    """What keeps the actor from deciding at the step whose turn it is, a sentence each; empty when nothing does.

    A closed round bars nobody: there is nothing to decide. NotFound outside the scope.
    """
    found = row(Review, pk)
    step = Step.mine().filter(review=found, state=StepState.TURN).first()
    if step is None:
        return []
    decided = decisions(found.kind, [found.object_id]).get(found.object_id, set())
    return bars(actor.user, actor.roles, found, step, decided)


def last_seen(pk: int, *, person: int | None = None) -> SeenRecord | None:
    """What was decided upon before this round: by this person when they did, else by the last who did.

    None when nobody decided in an earlier round. NotFound outside the scope.
    """
    now = row(Review, pk)
    earlier = Step.objects.filter(
        review__kind=now.kind, review__object_id=now.object_id, review_id__lt=pk, decided_at__isnull=False
    ).select_related("review")
    theirs = earlier.filter(decided_by_id=person) if person else earlier.none()
    found = theirs.order_by("-decided_at").first() or earlier.order_by("-decided_at").first()
    if found is None or found.decided_at is None:
        return None
    who = names([found.decided_by_id]).get(found.decided_by_id or 0, "")
    return SeenRecord(found.review.master, found.name, who, found.decided_by_id, found.decided_at)


def _records(rows: list[Review]) -> list[ReviewRecord]:
    steps: dict[int, list[Step]] = {}
    for step in Step.objects.filter(review__in=rows).order_by("order"):
        steps.setdefault(step.review_id, []).append(step)
    people = names([*(r.author_id for r in rows), *(s.decided_by_id for found in steps.values() for s in found)])
    return [_record(r, steps.get(r.pk, []), people) for r in rows]


def _record(r: Review, steps: list[Step], people: dict[int, str]) -> ReviewRecord:
    return ReviewRecord(
        r.pk, r.kind, r.object_id, r.title, r.author_id, people.get(r.author_id or 0, ""), tuple(r.contributors),
        r.master, r.characters, r.state, str(ReviewState(r.state).label), r.opened_at, r.closed_at,
        tuple(_step(s, people) for s in steps),
        None if r.report is None else tuple(Finding.from_json(f) for f in r.report),
    )  # fmt: skip


def _step(s: Step, people: dict[int, str]) -> StepRecord:
    reasons = tuple(str(_REASONS.get(code, code)) for code in s.reasons)
    return StepRecord(
        s.order, s.name, s.role, tuple(s.proofs), s.state, str(StepState(s.state).label),
        people.get(s.decided_by_id or 0, ""), s.decided_by_id, s.decided_at, reasons, s.note,
    )  # fmt: skip

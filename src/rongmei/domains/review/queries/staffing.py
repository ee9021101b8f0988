"""Whether there are people enough to decide: a round that nobody may end is told, not left to lie."""

from collections.abc import Iterable, Mapping, Sequence

from rongmei.domains.accounts.api import PersonRecord, people
from rongmei.domains.review.enums import StepState
from rongmei.domains.review.queries.circuits import circuit
from rongmei.domains.review.queries.deciding import Decision, decisions
from rongmei.domains.review.queries.records import LevelRecord, ReviewRecord, StepRecord

UNDECIDED = (StepState.WAITING, StepState.TURN)


def unstaffed(kind: str) -> tuple[LevelRecord, ...]:
    """Levels of the circuit for which the organisation has nobody, or not one person a level."""
    staff = people()
    levels = circuit(kind)
    candidates = {level.order: {p.user for p in staff if level.role in p.roles} for level in levels}
    return tuple(level for level in levels if level.order in _unfilled(candidates))


def gaps(reviews: Iterable[ReviewRecord]) -> dict[int, tuple[StepRecord, ...]]:
    """Undecided steps that nobody here may decide, by review; reviews that can go on are left out."""
    open_ = [r for r in reviews if r.turn]
    if not open_:
        return {}
    staff = people()
    made = {kind: decisions(kind, [r.object_id for r in open_ if r.kind == kind]) for kind in {r.kind for r in open_}}
    found = {r.id: _gaps(r, staff, made[r.kind].get(r.object_id, set())) for r in open_}
    return {pk: steps for pk, steps in found.items() if steps}


def _gaps(review: ReviewRecord, staff: Sequence[PersonRecord], decided: set[Decision]) -> tuple[StepRecord, ...]:
    wrote = {review.author, *review.contributors}
    free = [p for p in staff if p.user not in wrote]
    steps = [s for s in review.steps if s.state in UNDECIDED]
    candidates = {s.order: {p.user for p in free if s.role in p.roles and _free(p.user, s, decided)} for s in steps}
    missing = _unfilled(candidates)
    return tuple(s for s in steps if s.order in missing)


def _free(person: int, step: StepRecord, decided: set[Decision]) -> bool:
    return all((d.order, d.role) == (step.order, step.role) for d in decided if d.person == person)


def _unfilled(candidates: Mapping[int, set[int]]) -> set[int]:
    """Levels that stay empty when as many as can be get a person of their own (Kuhn's augmenting paths)."""
    taken: dict[int, int] = {}

    def place(level: int, tried: set[int]) -> bool:
        for person in sorted(candidates[level] - tried):
            tried.add(person)
            if person not in taken or place(taken[person], tried):
                taken[person] = level
                return True
        return False

    return {level for level in sorted(candidates) if not place(level, set())}

"""What others may know of reviews."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rongmei.core.permissions import Actor
from rongmei.core.registry import Registry
from rongmei.core.scoping.rows import row
from rongmei.domains.accounts.api import names
from rongmei.domains.review.enums import Reason, ReviewState, StepState
from rongmei.domains.review.models import Level, ManifestItem, Review, SignedManifest, Step
from rongmei.domains.review.phrases import DEFAULT_CIRCUIT


@dataclass(frozen=True, slots=True)
class Reviewable:
    """What review must know of a kind of thing.

    Attributes:
        content: what it says now, for the reviewer's page, by object id.
        seen: what it said under a master hash, by object id and hash; None when that is not kept.
    """

    content: Callable[[int], Any]
    seen: Callable[[int, str], Any]


reviewables: Registry[Reviewable] = Registry("reviewable")


@dataclass(frozen=True, slots=True)
class LevelRecord:
    """One level of a circuit."""

    order: int
    name: str
    role: str
    proofs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepRecord:
    """One level of one review and what was decided there."""

    order: int
    name: str
    role: str
    proofs: tuple[str, ...]
    state: str
    state_label: str
    who: str
    decided_by: int | None
    decided_at: datetime | None
    reasons: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class ReviewRecord:
    """One round of review."""

    id: int
    kind: str
    object_id: int
    title: str
    author: int | None
    author_name: str
    master: str
    state: str
    state_label: str
    opened_at: datetime
    steps: tuple[StepRecord, ...]

    @property
    def turn(self) -> StepRecord | None:
        """The step whose turn it is."""
        return next((s for s in self.steps if s.state == StepState.TURN), None)


@dataclass(frozen=True, slots=True)
class ManifestRecord:
    """A manifest in force: its id, hash, and the hashes it covers by (kind, ref)."""

    id: int
    review: int
    hash: str
    items: dict[tuple[str, str], str]
    signed_at: datetime


def circuit(kind: str) -> tuple[LevelRecord, ...]:
    """The organisation's levels for a kind, the default when none were shaped."""
    rows = [
        LevelRecord(x.order, x.name, x.role, tuple(x.proofs)) for x in Level.objects.filter(kind=kind).order_by("order")
    ]
    return tuple(rows) or tuple(LevelRecord(i, *level) for i, level in enumerate(DEFAULT_CIRCUIT, 1))


def may_decide(actor: Actor, review: Review, step: Step, decided: set[tuple[int, int]]) -> bool:
    """The rules of who decides: the step's role, never the author or a contributor, never two levels of one piece.

    Args:
        decided: (person, level) of every decision on this thing in any round.
    """
    if actor.user is None or step.role not in actor.roles:
        return False
    if actor.user == review.author_id or actor.user in review.contributors:
        return False
    return all(level == step.order for person, level in decided if person == actor.user)


def decisions(kind: str, object_ids: list[int]) -> dict[int, set[tuple[int, int]]]:
    """Who decided at which level, by object, over all rounds."""
    found: dict[int, set[tuple[int, int]]] = {}
    steps = Step.objects.filter(review__kind=kind, review__object_id__in=object_ids, decided_by__isnull=False)
    for object_id, person, level in steps.values_list("review__object_id", "decided_by_id", "order"):
        found.setdefault(object_id, set()).add((person, level))
    return found


def inbox(actor: Actor) -> list[ReviewRecord]:
    """Reviews whose turn is this very person's, oldest first."""
    steps = list(
        Step.objects.filter(state=StepState.TURN, role__in=[r.value for r in actor.roles])
        .select_related("review")
        .order_by("review__opened_at")
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


def open_reviews(*, limit: int = 100) -> list[ReviewRecord]:
    """Every round under way, oldest first."""
    return _records(list(Review.objects.filter(state=ReviewState.OPEN).order_by("opened_at")[:limit]))


def rounds(kind: str, object_id: int) -> list[ReviewRecord]:
    """Every round of one thing, newest first."""
    return _records(list(Review.objects.filter(kind=kind, object_id=object_id).order_by("-id")))


def last_seen(pk: int) -> str | None:
    """The master hash of the round before this one in which somebody decided: what the reviewers saw last."""
    now = row(Review, pk)
    before = Review.objects.filter(kind=now.kind, object_id=now.object_id, pk__lt=pk, steps__decided_at__isnull=False)
    earlier = before.order_by("-id").first()
    return earlier.master if earlier else None


def signed_manifest(kind: str, object_id: int) -> ManifestRecord | None:
    """The manifest in force for a thing, None when it is not signed or the signature was voided."""
    found = (
        SignedManifest.objects.filter(review__kind=kind, review__object_id=object_id, voided_at=None)
        .order_by("-id")
        .first()
    )
    if found is None:
        return None
    items = {(i.kind, i.ref): i.hash for i in ManifestItem.objects.filter(manifest=found)}
    return ManifestRecord(found.pk, found.review_id, found.hash, items, found.signed_at)


def _records(rows: list[Review]) -> list[ReviewRecord]:
    steps = list(Step.objects.filter(review__in=rows).order_by("order"))
    people = names([*(r.author_id for r in rows), *(s.decided_by_id for s in steps)])
    return [
        ReviewRecord(
            r.pk,
            r.kind,
            r.object_id,
            r.title,
            r.author_id,
            people.get(r.author_id or 0, ""),
            r.master,
            r.state,
            r.get_state_display(),
            r.opened_at,
            tuple(_step(s, people) for s in steps if s.review_id == r.pk),
        )
        for r in rows
    ]


def _step(s: Step, people: dict[int, str]) -> StepRecord:
    labels = dict(Reason.choices)
    reasons = tuple(str(labels.get(code, code)) for code in s.reasons)
    return StepRecord(
        s.order, s.name, s.role, tuple(s.proofs), s.state, s.get_state_display(), people.get(s.decided_by_id or 0, ""),
        s.decided_by_id, s.decided_at, reasons, s.note,
    )  # fmt: skip

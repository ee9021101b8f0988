"""What others may know of planning: frozen records."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from rongmei.core.permissions import Actor
from rongmei.core.scoping.rows import row
from rongmei.core.search.query import find
from rongmei.domains.accounts.api import names
from rongmei.domains.organisations.api import desks
from rongmei.domains.planning.enums import AssignmentState, LeadState, TopicState
from rongmei.domains.planning.models import Assignment, Coverage, Lead, Topic, TopicLead

LEAD_WORDS = "planning.lead"


@dataclass(frozen=True, slots=True)
class LeadRecord:
    """One lead."""

    id: int
    item: int | None
    headline: str
    summary: str
    source: str
    url: str
    state: str
    state_label: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class AssignmentRecord:
    """One assignment with what it is for and who has it."""

    id: int
    topic: int
    topic_headline: str
    kind: str
    kind_label: str
    note: str
    user: int | None
    desk: int | None
    who: str
    deadline: datetime
    state: str
    state_label: str

    @property
    def late(self) -> bool:
        """True when it is past its deadline and not done."""
        return self.state in (AssignmentState.OFFERED, AssignmentState.ACCEPTED) and self.deadline < timezone.now()


@dataclass(frozen=True, slots=True)
class CoverageRecord:
    """One thing to be made for a topic."""

    id: int
    kind: str
    kind_label: str
    note: str
    assignments: tuple[AssignmentRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicRecord:
    """One topic; leads and coverages only when asked for alone."""

    id: int
    headline: str
    angle: str
    state: str
    state_label: str
    proposed_by: int | None
    proposer: str
    follows: int | None
    outcome: dict[str, Any]
    created_at: datetime
    leads: tuple[LeadRecord, ...] = ()
    coverages: tuple[CoverageRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """Planning's part of today's board."""

    new_leads: int
    proposed: list[TopicRecord]
    assignments: list[AssignmentRecord] = field(default_factory=list)

    @property
    def late(self) -> int:
        """How many assignments are late."""
        return sum(a.late for a in self.assignments)


def leads(*, state: str = "", words: str = "", limit: int = 100) -> list[LeadRecord]:
    """The newest leads, filtered by state and by Chinese full text."""
    found = Lead.objects.order_by("-created_at", "-id")
    if state:
        found = found.filter(state=state)
    if words:
        found = found.filter(pk__in=[hit.object_id for hit in find(words, kinds=[LEAD_WORDS], limit=500)])
    return [_lead(x) for x in found[:limit]]


def lead(pk: int) -> LeadRecord:
    """One lead; NotFound outside the scope."""
    return _lead(row(Lead, pk))


def topics(*, state: str = "", words: str = "", limit: int = 100) -> list[TopicRecord]:
    """The newest topics, filtered by state and by words in the headline or angle."""
    found = Topic.objects.order_by("-id")
    if state:
        found = found.filter(state=state)
    if words:
        found = found.filter(Q(headline__icontains=words) | Q(angle__icontains=words))
    rows = list(found[:limit])
    people = names([t.proposed_by_id for t in rows])
    return [_topic(t, people) for t in rows]


def topic(pk: int) -> TopicRecord:
    """One topic with its leads, coverages and assignments; NotFound outside the scope."""
    found = row(Topic, pk)
    linked = Lead.objects.filter(pk__in=TopicLead.objects.filter(topic=found).values("lead"))
    given = _assignments(Assignment.objects.filter(coverage__topic=found))
    coverages = tuple(
        CoverageRecord(c.pk, c.kind, c.get_kind_display(), c.note, tuple(a for i, a in given if i == c.pk))
        for c in Coverage.objects.filter(topic=found).order_by("pk")
    )
    leads = tuple(_lead(x) for x in linked.order_by("pk"))
    return _topic(found, names([found.proposed_by_id]), leads, coverages)


def assignment(pk: int) -> AssignmentRecord:
    """One assignment; NotFound outside the scope."""
    row(Assignment, pk)
    return _assignments(Assignment.objects.filter(pk=pk))[0][1]


def assignments(*, actor: Actor | None = None, open_only: bool = True, limit: int = 200) -> list[AssignmentRecord]:
    """Assignments by deadline: of one person and their desks, or of everybody."""
    found = Assignment.objects.order_by("deadline")
    if open_only:
        found = found.filter(state__in=(AssignmentState.OFFERED, AssignmentState.ACCEPTED))
    if actor:
        found = found.filter(Q(user_id=actor.user) | Q(user=None, desk_id__in=actor.desks))
    return [a for _coverage, a in _assignments(found[:limit])]


def board() -> Board:
    """What waits in planning now."""
    counted = Lead.objects.aggregate(new=Count("pk", filter=Q(state=LeadState.NEW)))
    return Board(counted["new"], topics(state=TopicState.PROPOSED, limit=20), assignments(limit=50))


def _lead(x: Lead) -> LeadRecord:
    return LeadRecord(
        x.pk, x.item_id, x.headline, x.summary, x.source, x.url, x.state, x.get_state_display(), x.created_at
    )


def _topic(
    t: Topic, people: dict[int, str], leads: tuple[LeadRecord, ...] = (), coverages: tuple[CoverageRecord, ...] = ()
) -> TopicRecord:
    who = people.get(t.proposed_by_id or 0, "")
    return TopicRecord(
        t.pk, t.headline, t.angle, t.state, t.get_state_display(), t.proposed_by_id, who, t.follows_id,
        t.outcome, t.created_at, leads, coverages,
    )  # fmt: skip


def _assignments(found: Any) -> list[tuple[int, AssignmentRecord]]:
    """Assignments with the id of their coverage, names looked up once for all."""
    rows = list(found.select_related("coverage__topic"))
    people = names([a.user_id for a in rows])
    places = {d.id: d.name for d in desks()} if any(a.desk_id for a in rows) else {}
    return [(a.coverage_id, _assignment(a, people.get(a.user_id) or places.get(a.desk_id, ""))) for a in rows]


def _assignment(a: Assignment, who: str) -> AssignmentRecord:
    coverage = a.coverage
    return AssignmentRecord(
        a.pk, coverage.topic_id, coverage.topic.headline, coverage.kind, coverage.get_kind_display(), coverage.note,
        a.user_id, a.desk_id, who, a.deadline, a.state, a.get_state_display(),
    )  # fmt: skip

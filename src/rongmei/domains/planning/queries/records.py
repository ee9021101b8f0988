"""The records planning hands out."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone

from rongmei.domains.planning.enums import AssignmentState, TopicState

OPEN = (AssignmentState.OFFERED, AssignmentState.ACCEPTED)


@dataclass(frozen=True, slots=True)
class LeadRecord:
    """One lead; `maker` is the name of whoever wrote it down, empty for one made of an item."""

    id: int
    item: int | None
    headline: str
    summary: str
    source: str
    url: str
    state: str
    state_label: str
    maker: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class AssignmentRecord:
    """One assignment with what it is for and who has it."""

    id: int
    coverage: int
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
    done_at: datetime | None

    @property
    def open(self) -> bool:
        """True until it is done or cancelled."""
        return self.state in OPEN

    @property
    def late(self) -> bool:
        """True when it is past its deadline and not done."""
        return self.open and self.deadline < timezone.now()


@dataclass(frozen=True, slots=True)
class CoverageRecord:
    """One thing to be made for a topic."""

    id: int
    kind: str
    kind_label: str
    note: str
    assignments: tuple[AssignmentRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicLink:
    """A topic by name, where another thing leads to it."""

    id: int
    headline: str
    state: str
    state_label: str


@dataclass(frozen=True, slots=True)
class TopicRecord:
    """One topic; leads, coverages and its neighbours only when asked for alone.

    Attributes:
        given: how many assignments it has that were not cancelled; `done` of them are done.
        due: the nearest deadline of those that are not.
        earlier: the topic it follows; `later` are those that follow it.
    """

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
    given: int = 0
    done: int = 0
    due: datetime | None = None
    leads: tuple[LeadRecord, ...] = ()
    coverages: tuple[CoverageRecord, ...] = ()
    earlier: TopicLink | None = None
    later: tuple[TopicLink, ...] = ()

    @property
    def open(self) -> bool:
        """True until it is dropped or done: it can be described and rest on more leads."""
        return self.state in (TopicState.PROPOSED, TopicState.APPROVED)

    @property
    def late(self) -> bool:
        """True when an assignment of it is past its deadline."""
        return self.due is not None and self.due < timezone.now()


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

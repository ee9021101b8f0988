"""What programs send and read of planning."""

from datetime import datetime
from typing import Any

from ninja import Schema

from rongmei.domains.planning.api import AssignmentState, CoverageKind, LeadState, TopicState
from rongmei.faces.rest.fields import Address, Id, Line, Moment, Words
from rongmei.faces.rest.paging import Part


class LeadOut(Schema):
    """One lead 线索; `maker` is empty for one made of an item."""

    id: int
    item: int | None
    headline: str
    summary: str
    source: str
    url: str
    state: LeadState
    state_label: str
    maker: str
    created_at: datetime


class AssignmentOut(Schema):
    """One assignment 任务: what it is for, who has it, by when."""

    id: int
    coverage: int
    topic: int
    topic_headline: str
    kind: CoverageKind
    kind_label: str
    note: str
    user: int | None
    desk: int | None
    who: str
    deadline: datetime
    state: AssignmentState
    state_label: str
    done_at: datetime | None
    open: bool
    late: bool


class CoverageOut(Schema):
    """One thing to be made for a topic."""

    id: int
    kind: CoverageKind
    kind_label: str
    note: str
    assignments: list[AssignmentOut]


class TopicLinkOut(Schema):
    """A topic by name."""

    id: int
    headline: str
    state: TopicState
    state_label: str


class TopicOut(Schema):
    """One topic 选题; leads, coverages and neighbours only when it is asked for alone."""

    id: int
    headline: str
    angle: str
    state: TopicState
    state_label: str
    proposed_by: int | None
    proposer: str
    follows: int | None
    outcome: dict[str, Any]
    created_at: datetime
    given: int
    done: int
    due: datetime | None
    open: bool
    late: bool
    leads: list[LeadOut]
    coverages: list[CoverageOut]
    earlier: TopicLinkOut | None
    later: list[TopicLinkOut]


class BoardOut(Schema):
    """What waits in planning now."""

    new_leads: int
    proposed: list[TopicOut]
    assignments: list[AssignmentOut]
    late: int


class LeadsAsked(Part):
    """Which leads."""

    state: LeadState | None = None
    words: Line = ""
    source: Line = ""


class TopicsAsked(Part):
    """Which topics."""

    state: TopicState | None = None
    words: Line = ""


class AssignmentsAsked(Part):
    """Which assignments; those that are over only by their `state`."""

    mine: bool = False
    user: Id | None = None
    desk: Id | None = None
    state: AssignmentState | None = None
    late: bool = False


class LeadIn(Schema):
    """A lead to write down; for an item that has one already, that one is answered."""

    headline: Line
    summary: Words = ""
    source: Line = ""
    url: Address = ""
    item: Id | None = None


class TopicIn(Schema):
    """A topic to propose, the leads it rests on, and the topic it follows."""

    headline: Line
    angle: Words = ""
    leads: list[Id] = []
    follows: Id | None = None


class TopicText(Schema):
    """How a topic is described."""

    headline: Line
    angle: Words = ""


class CoverageIn(Schema):
    """What is to be made."""

    kind: CoverageKind
    note: Line = ""


class Given(Schema):
    """To whom, a person or a desk, and by when."""

    deadline: Moment
    user: Id | None = None
    desk: Id | None = None


class CoverIn(Given):
    """What is to be made, by whom, by when."""

    kind: CoverageKind
    note: Line = ""

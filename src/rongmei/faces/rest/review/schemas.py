"""What programs send and read of review."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from rongmei.domains.review.api import Reason, ReviewState, Severity, StepState
from rongmei.faces.rest.fields import Code, Label, Line, Words


class StepOut(Schema):
    """One level of one review, and what was decided there."""

    order: int
    name: str
    role: str
    proofs: list[str]
    state: StepState
    state_label: Label
    who: str
    decided_by: int | None
    decided_at: datetime | None
    reasons: list[Label]
    note: str


class FindingOut(Schema):
    """Something the content checks found 机器检查: where, what stands there, what could stand there instead."""

    check: str
    label: Label
    reason: Label
    severity: Severity
    place: str
    start: int
    end: int
    found: str
    suggestion: str
    key: str
    dismissed: str
    dismissed_by: str


class CheckOut(Schema):
    """A class of the content checks, and whether it is turned off here."""

    check: str
    label: Label
    reason: Label
    severity: Severity
    off: bool


class SwitchIn(Schema):
    """Whether a class of the content checks is turned off."""

    off: bool


class ReviewOut(Schema):
    """One round of review 审稿."""

    id: int
    kind: str
    object_id: int
    title: str
    author: int | None
    author_name: str
    contributors: list[int]
    master: str
    characters: int
    state: ReviewState
    state_label: Label
    opened_at: datetime
    closed_at: datetime | None
    steps: list[StepOut]
    report: list[FindingOut] | None
    turn: StepOut | None
    waiting_since: datetime


class BarsOut(Schema):
    """Why one may not decide a round, in sentences; empty when one may."""

    bars: list[Label]


class ManifestItemOut(Schema):
    """One thing that is signed, and its hash."""

    kind: str
    ref: str
    hash: str


class ManifestOut(Schema):
    """What was signed 签发清单."""

    id: int
    review: int
    hash: str
    items: list[ManifestItemOut]
    signed_at: datetime
    signed_by: str
    voided_at: datetime | None


class SeenOut(Schema):
    """What was decided upon in an earlier round: its hash, at which level, by whom."""

    master: str
    level: str
    who: str
    decided_by: int | None
    at: datetime


class LevelOut(Schema):
    """One level of the circuit 审核流程."""

    order: int
    name: str
    role: str
    proofs: list[str]


class LevelIn(Schema):
    """One level of the circuit."""

    name: Line
    role: Code
    proofs: Annotated[list[Line], Field(max_length=50)] = []


class CircuitOut(Schema):
    """The levels in their order, and a mark to send along with a change."""

    levels: list[LevelOut]
    mark: str


class CircuitIn(Schema):
    """The levels in their order; `seen` is the mark of the circuit that was changed."""

    levels: Annotated[list[LevelIn], Field(max_length=50)]
    seen: Code = ""


class Approval(Schema):
    """What was proofread and noted; `level` is the order of the level one decides at."""

    proofs: Annotated[list[Line], Field(max_length=50)] = []
    note: Words = ""
    level: Annotated[int, Field(ge=1, le=100)] | None = None


class Return(Schema):
    """Why it goes back."""

    reasons: Annotated[list[Reason], Field(min_length=1, max_length=20)]
    note: Words = ""
    level: Annotated[int, Field(ge=1, le=100)] | None = None

"""The frozen shapes in which liaison is told."""

from dataclasses import dataclass
from datetime import datetime

from rongmei.domains.liaison.adapters.package import Picture
from rongmei.domains.stories.api import Content


@dataclass(frozen=True, slots=True)
class StageRecord:
    """One step of a submission: its code and word, who did it, why, where, and when."""

    stage: str
    label: str
    who: str
    reason: str
    words: str
    url: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SubmissionRecord:
    """One story sent to another organisation.

    Attributes:
        error: why its last package has not arrived; empty when all have.
        failed: id of a package that was given up; None for none.
        stages: everything that happened, oldest first.
    """

    id: int
    story: int
    headline: str
    receiver: int
    receiver_name: str
    state: str
    state_label: str
    note: str
    who: str
    at: datetime
    changed_at: datetime
    error: str
    failed: int | None
    stages: tuple[StageRecord, ...]

    @property
    def open(self) -> bool:
        """True while it can be taken back."""
        return self.state not in ("returned", "withdrawn")


@dataclass(frozen=True, slots=True)
class IncomingRecord:
    """One submission that came in, as lists show it."""

    id: int
    headline: str
    characters: int
    sender: int
    sender_name: str
    state: str
    state_label: str
    reason: str
    words: str
    who: str
    received_at: datetime
    changed_at: datetime
    corrected: bool
    story: int | None


@dataclass(frozen=True, slots=True)
class Arrival:
    """One submission whole: what it says now, its pictures, and where it comes from.

    Attributes:
        hops: names of the organisations it came through, the origin first.
        hash: of the package as it lies at both sides; `signed` of the content that the origin signed.
        answers: id of the returned submission that it mends; None for none.
    """

    row: IncomingRecord
    content: Content
    pictures: tuple[Picture, ...]
    note: str
    corrections: tuple[StageRecord, ...]
    origin_name: str
    hops: tuple[str, ...]
    sent_by: str
    hash: str
    signed: str
    answers: int | None


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an own story was adopted from, and what is open about it."""

    story: int
    incoming: int
    origin_name: str
    sender_name: str
    hash: str
    who: str
    at: datetime
    difference: int | None
    suspension: "SuspensionRecord | None"


@dataclass(frozen=True, slots=True)
class SuspensionRecord:
    """An adopted story that its origin took back: why, and what was decided."""

    id: int
    story: int
    headline: str
    sender_name: str
    state: str
    state_label: str
    why: str
    words: str
    opened_at: datetime
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class DifferenceRecord:
    """A correction of something adopted: what was adopted, what the origin says now, and what was decided."""

    id: int
    story: int
    incoming: int
    headline: str
    sender_name: str
    state: str
    state_label: str
    note: str
    words: str
    who: str
    opened_at: datetime
    decided_at: datetime | None
    before: Content
    after: Content

"""The frozen shapes in which reviews are told."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rongmei.core.registry import Registry
from rongmei.domains.review.adapters.checks import Finding
from rongmei.domains.review.enums import StepState


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
    """One round of review.

    Attributes:
        author, contributors: who may not decide it, by account id.
        master: hash of the version under review.
        characters: how long it is, as Chinese editors count.
        report: what the content checks found in that version; None in a round that was opened before there were any.
    """

    id: int
    kind: str
    object_id: int
    title: str
    author: int | None
    author_name: str
    contributors: tuple[int, ...]
    master: str
    characters: int
    state: str
    state_label: str
    opened_at: datetime
    closed_at: datetime | None
    steps: tuple[StepRecord, ...]
    report: tuple[Finding, ...] | None

    @property
    def turn(self) -> StepRecord | None:
        """The step whose turn it is."""
        return next((s for s in self.steps if s.state == StepState.TURN), None)

    @property
    def waiting_since(self) -> datetime:
        """Since when it lies at the step whose turn it is."""
        return max([self.opened_at, *(s.decided_at for s in self.steps if s.decided_at)])


@dataclass(frozen=True, slots=True)
class SeenRecord:
    """What was decided upon in an earlier round: its hash, where, by whom, when."""

    master: str
    level: str
    who: str
    decided_by: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class ManifestRecord:
    """What was signed: the manifest's id and hash, and the hashes it covers by (kind, ref)."""

    id: int
    review: int
    hash: str
    items: dict[tuple[str, str], str]
    signed_at: datetime
    signed_by: str
    voided_at: datetime | None


@dataclass(frozen=True, slots=True)
class SignatureRecord:
    """A thing whose signature is in force."""

    manifest: int
    review: int
    object_id: int
    title: str
    author_name: str
    characters: int
    signed_at: datetime
    signed_by: str

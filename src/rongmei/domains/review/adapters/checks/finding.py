"""What a check is, what it finds, and how all of them are run."""

import hashlib
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Self

from django.utils.functional import Promise

from rongmei.core.registry import Registry
from rongmei.domains.review.enums import Severity

_END = re.compile(r"[。！？；\n]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text and where it stands, e.g. `headline`, `summary`, `body:3`."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """What one check saw in one passage.

    Attributes:
        start, end: in characters of the passage.
        suggestion: what could stand there instead; empty when nobody but the author knows.
    """

    start: int
    end: int
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A class of checks.

    Attributes:
        severity: how much it weighs.
        label: its name.
        reason: why it was raised, a sentence.
        find: what it sees in a text; the date is the day the piece is read.
    """

    severity: Severity
    label: str | Promise
    reason: str | Promise
    find: Callable[[str, date], Iterator[Found]]


checks: Registry[Check] = Registry("content check")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at. It is kept as plain data and told in the reader's language.

    Attributes:
        check: name of its class.
        severity: as it was when it was found.
        place, start, end: the passage, and the characters in it.
        found: what stands there.
        suggestion: what could stand there instead, or empty.
        key: the same for the same class and words in the same sentence, wherever the sentence stands.
        dismissed, dismissed_by: why it was called a false alarm, and by whom; empty when it was not.
    """

    check: str
    severity: str
    place: str
    start: int
    end: int
    found: str
    suggestion: str = ""
    key: str = ""
    dismissed: str = ""
    dismissed_by: str = ""

    @property
    def label(self) -> str:
        """The name of its class; its code when this release no longer knows it."""
        known = checks.get(self.check) if self.check in checks else None
        return str(known.label) if known else self.check

    @property
    def reason(self) -> str:
        """Why it was raised."""
        known = checks.get(self.check) if self.check in checks else None
        return str(known.reason) if known else ""

    @property
    def weight(self) -> str:
        """How much it weighs, in words."""
        return str(Severity(self.severity).label)

    def to_json(self) -> dict[str, Any]:
        """As JSON data."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """From `to_json`'s data."""
        return cls(**data)


def check(passages: Sequence[Passage], *, on: date, but: Collection[str] = ()) -> tuple[Finding, ...]:
    """Everything all classes find, in reading order, the weightier first at one place.

    Args:
        on: the day the piece is read; dates without a year are taken to be near it.
        but: classes that are not wanted.
    """
    found = [
        _finding(name, one, passage, f)
        for passage in passages
        for name, one in checks
        if name not in but
        for f in one.find(passage.text, on)
    ]
    order = {passage.place: number for number, passage in enumerate(passages)}
    return tuple(sorted(found, key=lambda f: (order[f.place], f.start, Severity.values.index(f.severity))))


def _finding(name: str, one: Check, passage: Passage, f: Found) -> Finding:
    found = passage.text[f.start : f.end]
    key = hashlib.sha256("\0".join((name, found, _sentence(passage.text, f.start, f.end))).encode()).hexdigest()
    return Finding(name, one.severity, passage.place, f.start, f.end, found, f.suggestion, key[:32])


def _sentence(text: str, start: int, end: int) -> str:
    before, after = _END.split(text[:start])[-1], _END.split(text[end:])[0]
    return (before + text[start:end] + after).strip()

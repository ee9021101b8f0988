"""One story's file: facts in TOML between two lines of `+++`, then the text as it reads at the end.

Earlier versions are told by edits: each names words of the later text and what stood there before.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

FENCE = "+++\n"


@dataclass(frozen=True, slots=True)
class Words:
    """What a story says at one moment: headline, summary, and body in light markup."""

    headline: str
    summary: str
    body: str

    def undo(self, changes: Sequence[Sequence[str]]) -> "Words":
        """What it said before some changes, each `[before, after]`.

        Raises:
            ValueError: a change's later words are not there exactly once.
        """
        said = self
        for before, after in reversed(changes):
            said = said._undo(before, after)
        return said

    def _undo(self, before: str, after: str) -> "Words":
        parts = [self.headline, self.summary, self.body]
        if not after or sum(part.count(after) for part in parts) != 1:
            raise ValueError(f"“{after}” is not once in “{self.headline}”")
        return Words(*(part.replace(after, before) for part in parts))


@dataclass(frozen=True, slots=True)
class Picture:
    """An illustration: which scene is drawn, from which seed, and what is said of it."""

    scene: str
    seed: int
    alt: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """A change somebody made: who, why, and pairs of words before and after."""

    by: str
    note: str = ""
    changes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class StoryScript:
    """What a story says and what happens to it.

    Attributes:
        state: how far it gets: drafting, review, returned, signed, scheduled, cancelled, failed, published, withdrawn.
        recalled: it was sent to review once and taken back.
        day, time: when the last thing before any correction or withdrawal happens.
        level: whose turn it is when it stays in review.
        work: "topic/kind" of the coverage it is written for.
        returned: `level`, `reasons`, `note` of a return, and `edit` that answers it.
        notes: what reviewers said when they passed it, by level.
        correction: `hours` after publication, `note`, `edit`; withdrawal: `hours`, `reason`.
        scheduled: `days` ahead and `time`, for a story that waits for its time.
        reads, finish: how many read it in the end, and what percent of them to its end; 0 leaves both to chance.
    """

    key: str
    words: Words
    state: str
    day: int
    time: str
    author: str
    subjects: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    sources: tuple[Mapping[str, str], ...] = ()
    byline: str = ""
    work: str = ""
    level: int = 0
    recalled: bool = False
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    edits: tuple[Edit, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    returned: Mapping[str, Any] = field(default_factory=dict)
    correction: Mapping[str, Any] = field(default_factory=dict)
    withdrawal: Mapping[str, Any] = field(default_factory=dict)
    scheduled: Mapping[str, Any] = field(default_factory=dict)
    reads: int = 0
    finish: int = 0

    def texts(self) -> list[Words]:
        """What it said at each stage: first draft, after each edit, after the return's, after the correction's."""
        said = [self.words]
        for edit in reversed(self.all_edits()):
            said.insert(0, said[0].undo(edit.changes))
        return said

    def all_edits(self) -> list[Edit]:
        """Every edit in its order."""
        answers = [told["edit"] for told in (self.returned, self.correction) if "edit" in told]
        return [*self.edits, *map(edit_of, answers)]


def edit_of(told: Mapping[str, Any]) -> Edit:
    """An edit from its table."""
    return Edit(told["by"], told.get("note", ""), tuple((before, after) for before, after in told["changes"]))


def read(key: str, text: str) -> StoryScript:
    """A story from its file's text. Raises ValueError when it is not made as told above."""
    _nothing, facts, body = text.split(FENCE, 2)
    told = tomllib.loads(facts)
    words = Words(told.pop("headline"), told.pop("summary", ""), body.strip())
    pictures = {name: Picture(**given) for name, given in told.pop("pictures", {}).items()}
    edits = tuple(edit_of(given) for given in told.pop("edits", []))
    for name in ("subjects", "keywords", "sources"):
        told[name] = tuple(told.get(name, ()))
    return StoryScript(key=key, words=words, pictures=pictures, edits=edits, **told)

"""What became of the node's timed backups: one small file, for the doctor, the health page and the metrics."""

import json
import os
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

FILE = "backups.json"


@dataclass(frozen=True, slots=True)
class Diary:
    """The last tries. Moments in ISO form, empty where there was none.

    Attributes:
        tried, ended: when the last one began and ended.
        step: what it is doing or was doing last, as a code: dump, files, try, send, check, done.
        part: how much of that step is done, 0 to 1.
        error: why it failed, in words for the operator; empty when it did not.
        good: when the last good one was made.
        name, size, sha256: that one's file, its bytes, and what they are.
        tested: it was brought back beside the node, and its journal verified; else only its sums were.
        took: seconds.
    """

    tried: str = ""
    ended: str = ""
    step: str = ""
    part: float = 0.0
    error: str = ""
    good: str = ""
    name: str = ""
    size: int = 0
    sha256: str = ""
    tested: bool = False
    took: float = 0.0

    @property
    def good_at(self) -> datetime | None:
        """When the last good one was made."""
        return datetime.fromisoformat(self.good) if self.good else None


def read(home: Path) -> Diary:
    """The diary of a node; an empty one where there is none yet."""
    try:
        return Diary(**json.loads((home / FILE).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return Diary()


def write(home: Path, diary: Diary) -> Diary:
    """Keep the diary; on disk when this returns."""
    draft = home / f"{FILE}.new"
    with draft.open("w", encoding="utf-8") as out:
        json.dump(asdict(diary), out, ensure_ascii=False)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(home / FILE)
    return diary


def note(home: Path, step: str, part: float = 0.0) -> None:
    """How far the running one is."""
    write(home, replace(read(home), step=step, part=round(part, 3)))


def begin(home: Path) -> None:
    """One begins."""
    write(home, replace(read(home), tried=_now(), ended="", step="dump", part=0.0, error=""))


def fail(home: Path, error: str) -> None:
    """The running one came to nothing; the last good one stays the last good one."""
    write(home, replace(read(home), ended=_now(), error=error))


def _now() -> str:
    return datetime.now(UTC).isoformat()

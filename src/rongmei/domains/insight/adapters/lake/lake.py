"""Where the lake's files lie, and who may move them while others look."""

import fcntl
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from rongmei.domains.insight.adapters.lake.durable import make_folder
from rongmei.runtime.layout import LAKE_LOCK

# A swap waits this long for those who look; a backup looks for minutes, and then the clock tries again.
PATIENCE, PAUSE = 2.0, 0.01
KEEPER = ".keeper"


class Busy(Exception):
    """Somebody is looking at the lake for longer than a swap waits; the clock tries again."""


class Lake:
    """The folder of readings: `spool/` as they came, `readings/<centre>/<day>/` as Parquet.

    Args:
        root: the folder; made when it is first written to.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def spool(self) -> Path:
        """Where web processes append what was acknowledged."""
        return self.root / "spool"

    def folder(self, centre: str, day: date) -> Path:
        """Where the readings of one centre's day lie."""
        return self.root / "readings" / centre / day.isoformat()

    def days(self, centre: str) -> list[date]:
        """The days of a centre that hold readings, oldest first."""
        place = self.root / "readings" / centre
        return sorted(date.fromisoformat(p.name) for p in place.iterdir()) if place.is_dir() else []

    def centres(self) -> list[str]:
        """Codes of the centres that hold readings."""
        place = self.root / "readings"
        return sorted(p.name for p in place.iterdir()) if place.is_dir() else []

    def files(self, centres: Iterable[str], since: date, until: date) -> list[Path]:
        """The Parquet files of some centres' days, both ends included."""
        wanted = [self.folder(c, d) for c in centres for d in self.days(c) if since <= d <= until]
        return [path for folder in wanted for path in sorted(folder.glob("*.parquet"))]

    def mark(self, centre: str) -> None:
        """Note that a centre got readings."""
        make_folder(self.root / "changed")
        (self.root / "changed" / centre).touch()

    def take_marks(self) -> list[str]:
        """The centres noted since this was asked last."""
        place = self.root / "changed"
        marks = sorted(place.iterdir()) if place.is_dir() else []
        for mark in marks:
            mark.unlink(missing_ok=True)
        return [mark.name for mark in marks]

    @contextmanager
    def looking(self) -> Iterator[None]:
        """No file is taken away until the block ends."""
        with self._held(LAKE_LOCK) as lock:
            fcntl.flock(lock, fcntl.LOCK_SH)
            yield

    @contextmanager
    def swapping(self) -> Iterator[None]:
        """Nobody looks until the block ends; keep it short.

        Raises:
            Busy: somebody has been looking all the while.
        """
        with self._held(LAKE_LOCK) as lock:
            end = time.monotonic() + PATIENCE
            while not _alone(lock):
                if time.monotonic() > end:
                    raise Busy
                time.sleep(PAUSE)
            yield

    @contextmanager
    def keeping(self) -> Iterator[bool]:
        """True for the one process that may roll and merge until the block ends."""
        with self._held(KEEPER) as lock:
            yield _alone(lock)

    @contextmanager
    def _held(self, name: str) -> Iterator[int]:
        make_folder(self.root)
        descriptor = os.open(self.root / name, os.O_RDWR | os.O_CREAT, 0o640)
        try:
            yield descriptor
        finally:
            os.close(descriptor)


def _alone(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True

"""From the spool into Parquet, and from many small files into one. Killed between any two steps, nothing is lost or
doubled: a file is written under a name that its sources give, synced, named, and only then are the sources removed;
what is there twice in between is folded by every query (`engine.fold`).
"""

import fcntl
import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import IO, Any

from rongmei.domains.insight.adapters.lake.durable import draft_of, flush_folder, make_folder, publish, settle
from rongmei.domains.insight.adapters.lake.engine import fold
from rongmei.domains.insight.adapters.lake.lake import Lake
from rongmei.domains.insight.adapters.lake.reading import day_of
from rongmei.domains.insight.adapters.lake.spooled import read

# A running day's small files are merged when there are so many; a finished day ends as one file if it is small.
SMALL, MANY = 8_000_000, 24
Place = tuple[str, date]


def roll(lake: Lake) -> set[Place]:
    """Take every finished spool file into Parquet; returns the centres and days that got readings.

    Call it, and `compact`, inside `lake.keeping()`.

    Raises:
        Busy: somebody looks at the lake; what was not rolled stays in the spool.
    """
    touched: set[Place] = set()
    for path in sorted(lake.spool.glob("*.jsonl")):
        if file := _taken(path):
            with file:
                touched |= _roll(lake, path)
    return touched


def compact(lake: Lake, centre: str, day: date, *, over: bool) -> bool:
    """Merge the small files of one day, folding views on the way; True when there was something to merge.

    Args:
        over: the day has ended, so that two files are one too many.

    Raises:
        Busy: somebody looks at the lake; nothing has changed.
    """
    folder = lake.folder(centre, day)
    small = sorted(p for p in folder.glob("*.parquet") if p.stat().st_size < SMALL)
    if len(small) < (2 if over else MANY):
        return False
    names = "\n".join(p.name for p in small)
    target = folder / f"merged-{hashlib.sha256(names.encode()).hexdigest()[:16]}.parquet"
    _merge(small, draft_of(target))
    settle(target)
    with lake.swapping():
        publish(target)
        _remove(small)
    return True


def _roll(lake: Lake, path: Path) -> set[Place]:
    parts = _by_day(read(path))
    targets = {place: lake.folder(*place) / f"{path.stem}.parquet" for place in parts}
    for place, target in targets.items():
        _write(parts[place], target)
        lake.mark(place[0])
    with lake.swapping():
        for target in targets.values():
            publish(target)
        _remove([path])
    return set(targets)


def _taken(path: Path) -> IO[bytes] | None:
    """The spool file, held until it is closed; None when its writer lives or it has been rolled."""
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return None
    return file


def _by_day(rows: Any) -> dict[Place, Any]:
    """Readings by centre and local day."""
    import pyarrow as pa

    places = [(c, day_of(h)) for c, h in zip(rows["organisation"].to_pylist(), rows["hour"].to_pylist(), strict=True)]
    found: dict[Place, list[int]] = {}
    for number, place in enumerate(places):
        found.setdefault(place, []).append(number)
    return {place: rows.take(pa.array(numbers)) for place, numbers in found.items()}


def _write(rows: Any, target: Path) -> None:
    import pyarrow.parquet as pq

    make_folder(target.parent)
    pq.write_table(rows, draft_of(target), compression="zstd")
    settle(target)


def _merge(files: Sequence[Path], draft: Path) -> None:
    import ibis

    backend = ibis.duckdb.connect(threads=2)
    try:
        rows = backend.read_parquet([str(p) for p in files])
        backend.to_parquet(fold(rows), draft, compression="zstd")
    finally:
        backend.disconnect()


def _remove(files: Sequence[Path]) -> None:
    for path in files:
        path.unlink(missing_ok=True)
    flush_folder(files[0].parent)

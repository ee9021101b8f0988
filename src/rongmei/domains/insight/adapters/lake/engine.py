"""Asking the lake by Ibis expressions, on DuckDB or whatever RONGMEI_LAKE_URL names."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from rongmei.domains.insight.adapters.lake.lake import Lake
from rongmei.domains.insight.adapters.lake.reading import day_of, first_hour
from rongmei.domains.insight.adapters.lake.spooled import read, schema

# Ibis table expressions. Ibis carries no types of its own for mypy.
Rows = Any
KEY = ("organisation", "story", "view")
# Chinese is read silently at about 400 characters a minute, the figure the public site promises by.
CHARACTERS_A_MINUTE = 400
# Percent. Read to the end: most of the time a reader needs, or nearly all of the text with a glance at each screen.
ENOUGH_TIME, ENOUGH_DEPTH, GLANCE = 60, 90, 15


def fold(rows: Rows) -> Rows:
    """One row a view. A row that is there twice counts once, so that a roll or merge cut short doubles nothing."""
    return rows.group_by(list(KEY)).agg(
        reader=rows.reader.max(),
        hour=rows.hour.min(),
        channel=rows.channel.min(),
        origin=rows.origin.min(),
        seconds=rows.seconds.max(),
        depth=rows.depth.max(),
        characters=rows.characters.max(),
    )


def judged(views: Rows) -> Rows:
    """With the day of each view, and whether it was read to the end.

    completed := seconds ≥ 60 % of the reading time, or depth ≥ 90 % and seconds ≥ 15 % of it; reading time in seconds
    := characters × 60 / 400. A view of unknown length is judged by depth alone.
    """
    # Whole numbers, so that every engine agrees: both sides are times × 100 × 400.
    spent = views.seconds.cast("int64") * (100 * CHARACTERS_A_MINUTE)
    needed = views.characters.cast("int64") * 60
    long_enough = (views.characters > 0) & (spent >= needed * ENOUGH_TIME)
    to_the_end = (views.depth >= ENOUGH_DEPTH) & (spent >= needed * GLANCE)
    return views.mutate(day=views.hour // 24, completed=(long_enough | to_the_end).cast("int32"))


@dataclass(frozen=True, slots=True)
class Views:
    """The views of a period, one row each, and the engine that counts them.

    Attributes:
        rows: the expression to build on; its columns are those of `fold` with `day` and `completed`.
    """

    backend: Any
    rows: Rows

    def ask(self, expression: Rows) -> list[dict[str, Any]]:
        """The rows an expression yields."""
        found: list[dict[str, Any]] = self.backend.to_pyarrow(expression).to_pylist()
        return found


@contextmanager
def opened(lake: Lake, centres: Collection[str], since: date, until: date, url: str) -> Iterator["Views | None"]:
    """The views of some centres that began between two days, both included; ask before the block ends.

    None when nothing had been measured by `until`: missing is not zero.

    Args:
        centres: whose; chosen by the caller from the scope in force.
        url: the Ibis backend that computes; it must read Parquet from the lake's folder.
    """
    import ibis

    with lake.looking():
        # First the spool, then the files: what is rolled meanwhile is seen twice, and folded, rather than not at all.
        fresh = _spooled(lake, centres)
        files = [str(path) for path in lake.files(centres, since, until)]
        if not files and not _begun(lake, centres, until, fresh):
            yield None
            return
        backend = ibis.connect(url)
        try:
            rows = ibis.memtable(fresh)
            rows = ibis.union(backend.read_parquet(files), rows) if files else rows
            inside = (rows.hour >= first_hour(since)) & (rows.hour < first_hour(until) + 24)
            yield Views(backend, judged(fold(rows.filter(inside))))
        finally:
            backend.disconnect()


def _spooled(lake: Lake, centres: Collection[str]) -> Any:
    """What lies in the spool of some centres, as an Arrow table."""
    import pyarrow as pa
    import pyarrow.compute as pc

    parts = [read(path) for path in lake.spool.glob("*.jsonl")]
    rows = pa.concat_tables([schema().empty_table(), *parts])
    return rows.filter(pc.is_in(rows["organisation"], pa.array(sorted(centres), pa.string())))


def _begun(lake: Lake, centres: Collection[str], until: date, fresh: Any) -> bool:
    """True when something was measured on a day up to `until`."""
    import pyarrow.compute as pc

    first = pc.min(fresh["hour"]).as_py()
    days = [d for c in centres for d in lake.days(c)[:1]]
    return any(d <= until for d in (*days, *([day_of(first)] if first is not None else [])))

"""Counting views: every figure of insight is one of these expressions."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Any, TypeVar

from rongmei.domains.insight.adapters.lake import day_of
from rongmei.domains.insight.adapters.lake.engine import Rows, Views
from rongmei.domains.insight.enums import Channel, Origin
from rongmei.domains.insight.queries.records import Bar, Part, Reach

Code = TypeVar("Code", Channel, Origin)
Key = TypeVar("Key")
Counts = dict[int, tuple[int, int]]
NOTHING = (0, 0)


def only(views: Views, stories: Collection[int] | None) -> Rows:
    """The rows of some stories, or of all."""
    return views.rows if stories is None else views.rows.filter(views.rows.story.isin(sorted(stories)))


def by_hour(views: Views, rows: Rows) -> Counts:
    """Views and completed views by the hour's number."""
    return {r["hour"]: (r["views"], r["completed"]) for r in _grouped(views, rows, ["hour"])}


def total(views: Views, rows: Rows, hours: Counts) -> Reach:
    """Everything: views and completed views summed over hours, readers counted once a day."""
    readers = rows.filter(rows.reader.notnull()).select("day", "reader").distinct()
    counted = views.ask(readers.aggregate(readers=readers.count()))[0]["readers"]
    return Reach(sum(v for v, _c in hours.values()), counted, sum(c for _v, c in hours.values()))


def by_story(views: Views, rows: Rows) -> dict[int, Reach]:
    """Reach of every story that was opened."""
    return _reached(views, rows, "story")


def by_group(views: Views, rows: Rows, groups: Mapping[int, int]) -> dict[int, Reach]:
    """Reach of groups of stories: a reader of two stories of one group is one reader of it.

    Args:
        groups: the group of each story; stories of none are left out.
    """
    import ibis
    import pyarrow as pa

    named = ibis.memtable(pa.table({"story": list(groups), "member_of": list(groups.values())}))
    joined = rows.inner_join(named, "story")
    return _reached(views, joined, "member_of")


def ways(views: Views, rows: Rows) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Views by channel and by origin, most first."""
    found = _grouped(views, rows, ["channel", "origin"])
    return _parts(found, "channel", Channel), _parts(found, "origin", Origin)


def clock(hours: Counts) -> tuple[Bar, ...]:
    """The 24 hours of the day, all days together."""
    sums = _summed((hour % 24, counts) for hour, counts in hours.items())
    return tuple(Bar(*sums.get(number, NOTHING), number=number) for number in range(24))


def calendar(hours: Counts, since: date, until: date) -> tuple[Bar, ...]:
    """Every day of a period."""
    sums = _summed((day_of(hour), counts) for hour, counts in hours.items())
    days = [since + timedelta(days=n) for n in range((until - since).days + 1)]
    return tuple(Bar(*sums.get(day, NOTHING), day=day) for day in days)


def _reached(views: Views, rows: Rows, column: str) -> dict[int, Reach]:
    """Reach by the ids in a column; readers are told apart within a day."""
    seen = rows.filter(rows.reader.notnull()).select(column, "day", "reader").distinct()
    readers = {r[column]: r["readers"] for r in views.ask(seen.group_by(column).agg(readers=seen.count()))}
    found = _grouped(views, rows, [column])
    return {r[column]: Reach(r["views"], readers.get(r[column], 0), r["completed"]) for r in found}


def _grouped(views: Views, rows: Rows, columns: list[str]) -> list[dict[str, Any]]:
    return views.ask(rows.group_by(columns).agg(views=rows.count(), completed=rows.completed.sum()))


def _parts(found: list[dict[str, Any]], column: str, codes: type[Code]) -> tuple[Part, ...]:
    sums = _summed((r[column], (r["views"], r["completed"])) for r in found)
    everything = sum(r["views"] for r in found)
    parts = (Part(c.value, c.label, *sums[c.value], sums[c.value][0] / everything) for c in codes if c.value in sums)
    return tuple(sorted(parts, key=lambda part: -part.views))


def _summed(counted: Iterable[tuple[Key, tuple[int, int]]]) -> dict[Key, tuple[int, int]]:
    sums: dict[Key, tuple[int, int]] = {}
    for key, (views, completed) in counted:
        before = sums.get(key, NOTHING)
        sums[key] = before[0] + views, before[1] + completed
    return sums

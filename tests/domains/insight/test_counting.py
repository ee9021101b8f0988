"""Every figure against the same figure counted by hand, on the spool, in Parquet and merged."""

from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import ibis
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rongmei.domains.insight.adapters.lake import Lake, Reading, compact, day_of, opened, roll
from rongmei.domains.insight.adapters.lake.engine import Views, fold, judged
from rongmei.domains.insight.adapters.lake.spooled import schema
from rongmei.domains.insight.queries.counting import (
    by_group,
    by_hour,
    by_story,
    calendar,
    clock,
    only,
    total,
    ways,
)
from rongmei.domains.insight.queries.records import Reach
from tests.factories import readings as make

FIRST = make.DAY - timedelta(days=2)
HOUR = make.reading().hour


@st.composite
def tellings(draw: st.DrawFn) -> Reading:
    """A telling of one of a few views, so that views are told of more than once; what never changes in a view hangs on
    its number.
    """
    view = draw(st.integers(0, 30))
    return make.reading(
        view=view,
        story=view % 4,
        organisation=("511921", "511922")[view % 2],
        reader=(None, 1, 2, 3)[view % 3],
        hour=HOUR - 24 * (view % 3) + view % 7,
        channel=("site", "app")[view % 5 == 0],
        origin=("direct", "wechat", "search")[view % 3],
        characters=(0, 400, 2000)[view % 3],
        seconds=draw(st.integers(0, 400)),
        depth=draw(st.integers(0, 100)),
    )


def by_hand(told: list[Reading]) -> list[Reading]:
    """One reading a view, the furthest of all tellings."""
    views: dict[tuple[str, int, int], Reading] = {}
    for r in told:
        key = (r.organisation, r.story, r.view)
        before = views.get(key, r)
        seconds, depth = max(r.seconds, before.seconds), max(r.depth, before.depth)
        views[key] = make.reading(**{n: getattr(r, n) for n in schema().names} | {"seconds": seconds, "depth": depth})
    return list(views.values())


def reach_by_hand(views: list[Reading]) -> Reach:
    readers = {(day_of(v.hour), v.reader) for v in views if v.reader is not None}
    return Reach(len(views), len(readers), sum(completed_by_hand(v) for v in views))


def completed_by_hand(v: Reading) -> bool:
    needed = Fraction(v.characters * 60, 400)
    enough, glance = needed * 60 / 100, needed * 15 / 100
    return bool(v.characters and v.seconds >= enough) or (v.depth >= 90 and v.seconds >= glance)


@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(tellings(), min_size=1, max_size=25), min_size=1, max_size=4))
def test_hours_days_channels_and_origins_sum_up_to_the_total(files: list[list[Reading]]) -> None:
    told = [r for file in files for r in file]
    mine = by_hand([r for r in told if r.organisation == "511921"])
    with TemporaryDirectory() as room:
        lake = Lake(Path(room))
        for file in files:
            make.keep(lake, *file)
        for step in (lambda: None, lambda: roll(lake), lambda: merge(lake)):
            step()
            with opened(lake, ["511921"], FIRST, make.DAY, make.URL) as views:
                check(views, mine, told)


def merge(lake: Lake) -> None:
    for centre in lake.centres():
        for day in lake.days(centre):
            compact(lake, centre, day, over=True)


def check(views: Views | None, mine: list[Reading], told: list[Reading]) -> None:
    if views is None:
        assert not mine
        return
    hours = by_hour(views, views.rows)
    everything = total(views, views.rows, hours)
    assert everything == reach_by_hand(mine)
    channels, origins = ways(views, views.rows)
    for parts in (clock(hours), calendar(hours, FIRST, make.DAY), channels, origins):
        assert sum(p.views for p in parts) == everything.views
        assert sum(p.completed for p in parts) == everything.completed
    assert by_story(views, views.rows) == {
        s: reach_by_hand([v for v in mine if v.story == s]) for s in {v.story for v in mine}
    }
    groups = {0: 50, 2: 50, 3: 60}
    assert by_group(views, views.rows, groups) == {
        g: reach_by_hand([v for v in mine if groups.get(v.story) == g])
        for g in {groups[v.story] for v in mine if v.story in groups}
    }
    two = only(views, [1, 2])
    assert total(views, two, by_hour(views, two)) == reach_by_hand([v for v in mine if v.story in (1, 2)])


@pytest.mark.parametrize(
    ("seconds", "depth", "characters", "completed"),
    [
        (36, 0, 400, 1),
        (35, 0, 400, 0),
        (9, 90, 400, 1),
        (8, 90, 400, 0),
        (9, 89, 400, 0),
        (0, 90, 0, 1),
        (500, 0, 0, 0),
    ],
)
def test_read_to_the_end(lake: Lake, seconds: int, depth: int, characters: int, completed: int) -> None:
    make.keep(lake, make.reading(seconds=seconds, depth=depth, characters=characters))
    found = make.measured(lake)
    assert found is not None
    assert found.completed == completed
    assert found.completion == completed


def test_missing_is_not_zero(lake: Lake) -> None:
    assert make.measured(lake) is None
    make.keep(lake, make.reading())
    before, after = make.DAY - timedelta(days=1), make.DAY + timedelta(days=1)
    for _ in range(2):
        assert make.measured(lake, since=before, until=before) is None
        assert make.measured(lake, since=after, until=after) == Reach(0, 0, 0)
        assert make.measured(lake, "511922") is None
        roll(lake)
    assert Reach(0, 0, 0).completion is None


def test_a_view_over_midnight_belongs_to_the_day_it_began(lake: Lake) -> None:
    late = make.reading(hour=HOUR - HOUR % 24 + 23, depth=10, seconds=2)
    make.keep(lake, late, make.reading(view=late.view, hour=late.hour, reader=None))
    roll(lake)
    assert make.measured(lake) == Reach(1, 1, 1)
    assert make.measured(lake, since=make.DAY + timedelta(days=1), until=date(2026, 12, 1)) == Reach(0, 0, 0)


def test_a_centre_sees_its_own_only(lake: Lake) -> None:
    make.keep(lake, make.reading(story=1), make.reading(organisation="511922", story=9))
    for _ in range(2):
        assert set(make.stories_of(lake)) == {1}
        assert set(make.stories_of(lake, "511922")) == {9}
        assert set(make.stories_of(lake, "511921", "511922")) == {1, 9}
        assert make.stories_of(lake, "511902") == {}
        roll(lake)


@pytest.mark.parametrize("dialect", ["duckdb", "clickhouse", "pyspark", "trino", "datafusion", "postgres"])
def test_the_expressions_can_be_said_to_other_engines(dialect: str) -> None:
    said: list[str] = []

    class Engine:
        def to_pyarrow(self, expression: object) -> object:
            said.append(ibis.to_sql(expression, dialect=dialect))
            return schema().empty_table()

    columns = {name: str(kind) for name, kind in zip(schema().names, schema().types, strict=True)}
    views = Views(Engine(), judged(fold(ibis.table(columns, name="readings"))))
    by_hour(views, views.rows)
    by_story(views, views.rows)
    ways(views, views.rows)
    assert len(said) == 4

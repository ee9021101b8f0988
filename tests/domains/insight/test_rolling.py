"""Killed between any two steps, rolling and merging lose nothing and double nothing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rongmei.domains.insight.adapters.lake import Busy, Lake, compact, roll, rolling
from rongmei.domains.insight.adapters.lake import lake as places
from rongmei.domains.insight.queries.records import Reach
from rongmei.runtime.backup.contents import still
from tests.factories import readings as make

STEPS = ("_write", "_merge", "settle", "publish", "_remove")
# How many of them rolling and merging what `fill` spools takes.
ROLLING, MERGING = 15, 4


class Killed(BaseException):
    """The process ends here."""


def die_at(monkeypatch: pytest.MonkeyPatch, nth: int, *, late: bool) -> None:
    """The nth step from now is the last: before its work, or in the middle of it."""
    left = [nth]

    def dying(step: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **kwargs: Any) -> Any:
            left[0] -= 1
            if left[0] < 0:
                raise Killed
            if left[0] == 0:
                if late:
                    _half(step, *args, **kwargs)
                raise Killed
            return step(*args, **kwargs)

        return run

    for name in STEPS:
        monkeypatch.setattr(rolling, name, dying(getattr(rolling, name)))


def _half(step: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
    if step.__name__ == "_remove" and args[0]:
        args[0][0].unlink(missing_ok=True)
    elif step.__name__ != "_remove":
        step(*args, **kwargs)


def fill(lake: Lake) -> Reach:
    """Three spool files over two days, with a view told of twice; what a calm node would say of them."""
    twice = make.reading(story=2, seconds=2, depth=10)
    make.keep(lake, twice, make.reading(), make.reading(reader=8))
    make.keep(lake, make.reading(story=2, view=twice.view, seconds=40), make.reading(hour=twice.hour - 24))
    make.keep(lake, make.reading(reader=9, depth=5, seconds=2))
    return Reach(views=5, readers=4, completed=4)


def everything(lake: Lake) -> Reach | None:
    return make.measured(lake, since=make.DAY.replace(day=20))


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize("nth", range(1, ROLLING + 1))
def test_rolling_killed_at_any_step(lake: Lake, monkeypatch: pytest.MonkeyPatch, nth: int, late: bool) -> None:
    told = fill(lake)
    with monkeypatch.context() as patch:
        die_at(patch, nth, late=late)
        with pytest.raises(Killed):
            roll(lake)
    assert everything(lake) == told
    roll(lake)
    assert everything(lake) == told
    assert list(lake.spool.glob("*.jsonl")) == []


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize("nth", range(1, MERGING + 1))
def test_merging_killed_at_any_step(lake: Lake, monkeypatch: pytest.MonkeyPatch, nth: int, late: bool) -> None:
    told = fill(lake)
    roll(lake)
    with monkeypatch.context() as patch:
        die_at(patch, nth, late=late)
        with pytest.raises(Killed):
            compact(lake, "511921", make.DAY, over=True)
    assert everything(lake) == told
    compact(lake, "511921", make.DAY, over=True)
    assert everything(lake) == told
    assert len(lake.files(["511921"], make.DAY, make.DAY)) == 1


def test_the_steps_above_are_all_there_are(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(lake)
    with monkeypatch.context() as patch:
        die_at(patch, ROLLING + 1, late=False)
        roll(lake)
    die_at(monkeypatch, MERGING + 1, late=False)
    assert compact(lake, "511921", make.DAY, over=True)


def test_a_roll_redone_after_a_merge_doubles_nothing(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    told = fill(lake)
    kept = {path: path.read_bytes() for path in lake.spool.glob("*.jsonl")}
    roll(lake)
    compact(lake, "511921", make.DAY, over=True)
    for path, data in kept.items():
        path.write_bytes(data)
    assert everything(lake) == told
    roll(lake)
    assert everything(lake) == told


def test_a_running_day_is_merged_only_when_files_are_many(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rolling, "MANY", 3)
    for expected in (False, False, True):
        make.keep(lake, make.reading())
        roll(lake)
        assert compact(lake, "511921", make.DAY, over=False) is expected
    assert not compact(lake, "511921", make.DAY, over=True)


def test_a_large_file_is_left_alone(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rolling, "SMALL", 10)
    fill(lake)
    roll(lake)
    assert not compact(lake, "511921", make.DAY, over=True)


def test_a_torn_last_line_is_left_out_and_a_spoiled_one_told(lake: Lake, caplog: pytest.LogCaptureFixture) -> None:
    path = make.keep(lake, make.reading(), make.reading())
    good = path.read_bytes()
    path.write_bytes(good + b"\x00\x00 spoiled\n" + b'{"organisation":"5119')
    found = make.measured(lake)
    assert found is not None
    assert found.views == 2
    assert "1 spoiled lines" in caplog.text
    roll(lake)
    found = make.measured(lake)
    assert found is not None
    assert found.views == 2


def test_nothing_is_taken_away_while_somebody_looks(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "PATIENCE", 0.05)
    path = make.keep(lake, make.reading())
    with lake.looking(), pytest.raises(Busy):
        roll(lake)
    assert path.exists()
    assert lake.files(["511921"], make.DAY, make.DAY) == []
    assert roll(lake) == {("511921", make.DAY)}


def test_nothing_is_taken_away_while_a_backup_is_written(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "PATIENCE", 0.05)
    path = make.keep(lake, make.reading())
    with still(lake.root.parent), pytest.raises(Busy):
        roll(lake)
    assert path.exists()


def test_one_keeper_at_a_time(lake: Lake) -> None:
    with lake.keeping() as first, lake.keeping() as second:
        assert (first, second) == (True, False)
    with lake.keeping() as again:
        assert again


def test_a_file_that_was_rolled_by_another_is_no_trouble(lake: Lake, tmp_path: Path) -> None:
    make.keep(lake, make.reading())
    assert rolling._taken(tmp_path / "gone.jsonl") is None
    roll(lake)
    assert roll(lake) == set()

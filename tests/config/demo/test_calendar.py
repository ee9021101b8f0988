"""Moments of the world, whatever the time of day it is loaded at."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from rongmei.config.demo.calendar import Calendar

HERE = ZoneInfo("Asia/Shanghai")
CLOCKS = ["06:10", "07:40", "09:20", "12:00", "18:00", "22:30"]


def at(clock: str) -> Calendar:
    return Calendar(datetime.fromisoformat(f"2026-03-02T{clock}:00").replace(tzinfo=HERE))


@pytest.mark.parametrize("now", ["00:01", "04:30", "10:05", "15:00", "23:40"])
def test_today_has_happened_by_now_and_in_its_order(now: str) -> None:
    calendar = at(now)
    told = [calendar.moment(0, clock) for clock in CLOCKS]
    assert told == sorted(set(told))
    assert told[-1] <= calendar.now
    assert told[0].date() == calendar.now.date()
    assert calendar.moment(1, "23:59") < told[0]


def test_earlier_days_and_what_has_passed_are_told_as_they_are() -> None:
    calendar = at("15:00")
    assert calendar.moment(2, "18:10") == datetime(2026, 2, 28, 18, 10, tzinfo=HERE)
    assert calendar.moment(0, "09:20") == datetime(2026, 3, 2, 9, 20, tzinfo=HERE)


def test_what_is_ahead_stays_ahead() -> None:
    calendar = at("15:00")
    assert calendar.ahead(1, "08:00") == datetime(2026, 3, 3, 8, tzinfo=HERE)
    assert calendar.ahead(0, "12:00") == calendar.now + timedelta(minutes=30)

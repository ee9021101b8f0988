"""The geometry of bars."""

from datetime import date, timedelta

from django.utils.translation import override

from rongmei.domains.insight.api import Bar
from rongmei.faces.desk.insight.charts import HEIGHT, daily, hourly, spoken


def test_bars_stand_on_the_ground_and_the_best_fills_the_height() -> None:
    chart = hourly([Bar(n, n // 2, number=n) for n in range(24)])
    assert chart.width == 240
    for column in chart.columns:
        assert column.y + column.height == column.completed_y + column.completed_height == HEIGHT
        assert column.completed_height <= column.height
    assert chart.columns[23].height == HEIGHT
    assert chart.columns[0].height == 0
    assert chart.best == chart.columns[23]
    assert [c.label for c in chart.columns if c.shown] == ["0点", "6点", "12点", "18点"]


def test_a_bar_that_is_not_zero_can_be_seen() -> None:
    chart = hourly([Bar(1, 1, number=0), Bar(100_000, 0, number=1)])
    assert chart.columns[0].height == chart.columns[0].completed_height == 2
    assert chart.columns[1].completed_height == 0


def test_nothing_read_is_said() -> None:
    assert hourly([Bar(0, 0, number=n) for n in range(24)]).best is None
    assert spoken(hourly([])) == "这段时间没有阅读。"
    assert spoken(hourly([Bar(12, 3, number=8)])) == "8点最多，阅读12次。"


def test_days_are_labelled_as_far_as_there_is_room() -> None:
    days = [Bar(1, 0, day=date(2026, 11, 1) + timedelta(days=n)) for n in range(30)]
    chart = daily(days)
    assert sum(c.shown for c in chart.columns) <= 5
    assert chart.columns[0].label == "11月1日"
    with override("en"):
        assert daily(days).columns[0].label == "01 Nov"

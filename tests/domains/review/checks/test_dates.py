"""Days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongmei.domains.review.adapters.checks import dates

ON = date(2026, 12, 1)


@pytest.mark.parametrize("text", ["2月30日", "4月31日", "13月1日", "2026年2月29日", "6月31号", "0月5日", "3月0日"])
def test_days_that_do_not_exist_are_found(text: str) -> None:
    assert len(list(dates.impossible(f"会议于{text}召开", ON))) == 1


@pytest.mark.parametrize("text", ["2月29日", "2024年2月29日", "12月31日", "10月1日", "5月", "6个月30天"])
def test_days_that_do_or_may_exist_are_left_alone(text: str) -> None:
    assert not list(dates.impossible(f"会议于{text}召开", ON))


@pytest.mark.parametrize(
    ("text", "found", "right"),
    [
        ("12月1日（星期三）", "星期三", "星期二"),
        ("2026年12月1日，周一", "周一", "周二"),
        ("12月6日(星期一)", "星期一", "星期日"),
        ("1月1日 星期六", "星期六", "星期五"),
    ],
)
def test_another_days_name_is_found(text: str, found: str, right: str) -> None:
    (one,) = dates.weekday(text, ON)
    assert (text[one.start : one.end], one.suggestion) == (found, right)


@pytest.mark.parametrize(
    "text", ["12月1日（星期二）", "12月6日（星期天）", "12月6日 周日", "12月1日。周三见", "2月30日（星期一）"]
)
def test_the_days_own_name_is_left_alone(text: str) -> None:
    assert not list(dates.weekday(text, ON))


@given(st.dates(date(2000, 3, 1), date(2099, 10, 1)), st.integers(-180, 180))
def test_a_date_without_a_year_is_the_nearest(on: date, away: int) -> None:
    meant = on + timedelta(days=away)
    if (meant.month, meant.day) != (2, 29):
        text = f"{meant.month}月{meant.day}日（星期{dates.WEEK[meant.weekday()]}）"
        assert not list(dates.weekday(text, on))

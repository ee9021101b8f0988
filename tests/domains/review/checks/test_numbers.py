"""Figures."""

from datetime import date

import pytest

from rongmei.domains.review.adapters.checks import numbers

ON = date(2026, 12, 1)


@pytest.mark.parametrize("text", ["约300人左右", "近三百亩上下", "超过500万元以上", "高达30米之多", "大约十公里左右"])
def test_what_is_said_twice_is_found(text: str) -> None:
    assert len(list(numbers.twice(text, ON))) == 1


@pytest.mark.parametrize(
    "text",
    ["约300人", "300人左右", "超过500万元", "约好左右邻居", "500人以上", "超过9万家规模以上企业", "约300人。左右两边"],
)
def test_what_is_said_once_is_left_alone(text: str) -> None:
    assert not list(numbers.twice(text, ON))


@pytest.mark.parametrize("text", ["成本减少2倍", "时间缩短了三倍", "下降1.5倍"])
def test_shrinking_by_times_is_found(text: str) -> None:
    assert len(list(numbers.times_less(text, ON))) == 1


@pytest.mark.parametrize("text", ["增长2倍", "减少到原来的1/2", "减少20%", "下降一成"])
def test_growing_by_times_is_left_alone(text: str) -> None:
    assert not list(numbers.times_less(text, ON))


def test_a_fall_of_less_than_nothing_is_found() -> None:
    assert len(list(numbers.less_than_nothing("同比下降-5.2%", ON))) == 1
    assert not list(numbers.less_than_nothing("同比增长-5.2%，下降5%", ON))

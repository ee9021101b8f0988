"""Marks."""

from datetime import date

import pytest

from rongmei.domains.review.adapters.checks import punctuation

ON = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("text", "right"),
    [("他说:“好。”", "："), ("今天,天气好", "，"), ("好吗?", "？"), ("（一）;第二", "；")],
)
def test_half_width_marks_in_chinese_are_found(text: str, right: str) -> None:
    assert [f.suggestion for f in punctuation.narrow(text, ON)] == [right]


@pytest.mark.parametrize(
    "text", ["上午9:30开始", "共1,200人", "网址http://a.cn/?x=1", "他说：“好。”", "A:B", "比分3:2"]
)
def test_clocks_figures_and_addresses_are_left_alone(text: str) -> None:
    assert not list(punctuation.narrow(text, ON))


@pytest.mark.parametrize(
    ("text", "found", "right"),
    [
        ("好。。", "。。", "。"),
        ("好，。", "，。", "。"),
        ("甲、、乙", "、、", "、"),
        ("甲，，，乙", "，，，", "，"),
        ("好。，坏", "。，", "。"),
    ],
)
def test_two_marks_in_one_place_are_found(text: str, found: str, right: str) -> None:
    (one,) = punctuation.twice(text, ON)
    assert (text[one.start : one.end], one.suggestion) == (found, right)


@pytest.mark.parametrize("text", ["“好。”他说", "真的吗？！", "好……", "甲。。。", "《甲》、《乙》", "他说：“好。”"])
def test_marks_that_may_stand_together_are_left_alone(text: str) -> None:
    assert not list(punctuation.twice(text, ON))


@pytest.mark.parametrize("text", ["好...", "好。。。", "好…", "好......", "好…………………"])
def test_dots_that_are_no_ellipsis_are_found(text: str) -> None:
    assert [f.suggestion for f in punctuation.dots(text, ON)] == ["……"]


@pytest.mark.parametrize("text", ["好……", "一行删节号…………", "3.5", "等等。"])
def test_an_ellipsis_is_left_alone(text: str) -> None:
    assert not list(punctuation.dots(text, ON))


@pytest.mark.parametrize(
    ("text", "at"), [("“好", 0), ("好”", 1), ("（甲《乙）", 2), ("《甲", 0), ("甲）乙", 1), ("“甲“乙”", 0)]
)
def test_half_a_pair_is_found(text: str, at: int) -> None:
    assert at in [f.start for f in punctuation.unpaired(text, ON)]


@pytest.mark.parametrize("text", ["“甲‘乙’丙”", "（甲《乙》）", "it’s", "【甲】", "无"])
def test_whole_pairs_are_left_alone(text: str) -> None:
    assert not list(punctuation.unpaired(text, ON))

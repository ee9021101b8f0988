"""Words."""

from datetime import date

import pytest

from rongmei.domains.review.adapters.checks import words

ON = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("美丽的的乡村", "的"),
        ("通江县通江县委", "通江县"),
        ("他在在村里", "在"),
        ("召开座谈会召开座谈会", "召开座谈会"),
    ],
)
def test_what_stands_there_twice_is_found(text: str, right: str) -> None:
    assert [f.suggestion for f in words.twice(text, ON)] == [right]


@pytest.mark.parametrize(
    "text", ["的的确确", "实实在在", "讨论讨论", "人人参与", "从从容容", "和和美美", "家家户户", "天天天蓝"]
)
def test_words_that_double_are_left_alone(text: str) -> None:
    assert not list(words.twice(text, ON))


@pytest.mark.parametrize(
    "text", ["共有XX人", "（待补充）", "【待核实】", "（此处插图）", "TODO", "金额为xx万元", "地点？？？", "(待定)"]
)
def test_what_was_to_be_filled_in_is_found(text: str) -> None:
    assert len(list(words.unfinished(text, ON))) == 1


@pytest.mark.parametrize(
    "text", ["XXL码", "张某某", "待遇提高", "真的吗？", "期待补充新鲜血液", "（待业人员）", "TODOS"]
)
def test_finished_words_are_left_alone(text: str) -> None:
    assert not list(words.unfinished(text, ON))


def test_words_that_are_always_wrong_are_found_with_the_right_one() -> None:
    text = "全县走头无路的日子过去了，大家再接再励。"
    assert [(text[f.start : f.end], f.suggestion) for f in words.wrong(text, ON)] == [
        ("走头无路", "走投无路"),
        ("再接再励", "再接再厉"),
    ]


def test_the_list_is_sound() -> None:
    known = words.wrong_words()
    assert len(known) > 100
    assert not set(known) & set(known.values()), "nothing right is called wrong"
    for bad, good in known.items():
        assert bad != good
        assert len(bad) >= 2
        assert not list(words.wrong(good, ON)), f"{good} is found again"

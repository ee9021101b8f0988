"""Running all checks over a piece."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongmei.domains.review.api import Finding, Passage, Severity, check, checks

ON = date(2026, 12, 1)


def test_findings_come_in_reading_order_and_say_where() -> None:
    told = [
        Passage("headline", "国债卷今日发行"),
        Passage("body:1", "好的。。他说:好。"),
        Passage("body:2", "没有问题。"),
    ]
    found = check(told, on=ON)
    assert [(f.check, f.place, f.found, f.suggestion) for f in found] == [
        ("word.wrong", "headline", "国债卷", "国债券"),
        ("punctuation.twice", "body:1", "。。", "。"),
        ("punctuation.narrow", "body:1", ":", "："),
    ]


def test_a_finding_tells_its_name_its_reason_and_its_weight() -> None:
    (found,) = check([Passage("headline", "国债卷今日发行")], on=ON)
    assert (found.label, found.weight) == ("错别字", "须复核")
    assert "不这样写" in found.reason


def test_it_comes_back_from_the_database_as_it_was() -> None:
    (found,) = check([Passage("headline", "国债卷今日发行")], on=ON)
    assert Finding.from_json(found.to_json()) == found


def test_a_finding_of_a_class_that_is_gone_is_told_by_its_code() -> None:
    old = Finding("word.forgotten", "hint", "headline", 0, 2, "国债")
    assert (old.label, old.reason) == ("word.forgotten", "")


def test_every_class_has_a_name_a_reason_and_a_weight() -> None:
    assert len(checks.names()) >= 14
    for _name, one in checks:
        assert str(one.label)
        assert str(one.reason).endswith("。")
        assert one.severity in Severity


@given(st.text(max_size=200))
@pytest.mark.parametrize("name", checks.names())
def test_any_text_is_read_and_what_is_found_stands_there(name: str, text: str) -> None:
    for found in checks.get(name).find(text, ON):
        assert 0 <= found.start < found.end <= len(text)


@given(st.text(alphabet="的。，、：“”《》（）…!?:,.约超过减少-5倍2月30日星期一年20261xX待补 ", max_size=80))
def test_what_may_be_put_there_is_never_found_again_at_once(text: str) -> None:
    """Else the author would be sent round in circles."""
    for found in check([Passage("headline", text)], on=ON):
        if found.suggestion:
            assert found.suggestion != found.found

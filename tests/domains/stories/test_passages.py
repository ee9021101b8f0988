"""A story as the content checks read it."""

from datetime import date

import pytest
from django.utils import translation

from rongmei.core.permissions import Actor, Role
from rongmei.domains.review import api as review
from rongmei.domains.stories import api
from rongmei.domains.stories.adapters.passages import findings, passages
from tests.factories.stories import make_content, make_story, write_over
from tests.support.people import MakeActor

ON = date(2026, 12, 1)


@pytest.fixture
def reporter(scope: None, make_actor: MakeActor) -> Actor:
    return make_actor(Role.REPORTER)


def test_headline_summary_and_each_paragraph_with_words() -> None:
    told = passages(make_content("标题", "一段。", "", "三段。"))
    assert [(p.place, p.text) for p in told] == [
        ("headline", "标题"), ("summary", "提要"), ("body:1", "一段。"), ("body:2", "三段。"),
    ]  # fmt: skip


@pytest.mark.parametrize(("place", "chinese", "english"), [
    ("headline", "标题", "Headline"), ("summary", "提要", "Summary"), ("body:3", "第3段", "Paragraph 3"),
])  # fmt: skip
def test_places_are_told_in_the_readers_language(place: str, chinese: str, english: str) -> None:
    with translation.override("zh-hans"):
        assert api.where(place) == chinese
    with translation.override("en"):
        assert api.where(place) == english


def test_what_was_found_is_pinned_to_the_round(reporter: Actor) -> None:
    story = make_story(reporter, make_content("国债卷今日发行", "正文。"))
    found = review.review(api.submit(actor=reporter, story=story))
    assert [(f.place, f.found, f.suggestion) for f in found.report or ()] == [("headline", "国债卷", "国债券")]


def test_a_later_round_has_its_own_report_and_the_earlier_keeps_its_own(reporter: Actor) -> None:
    story = make_story(reporter, make_content("国债卷今日发行", "正文。"))
    first = api.submit(actor=reporter, story=story)
    api.recall(actor=reporter, story=story)
    write_over(reporter, story, make_content("国债券今日发行", "正文。"))
    second = api.submit(actor=reporter, story=story)
    assert review.review(second).report == ()
    assert len(review.review(first).report or ()) == 1


def test_the_draft_is_looked_through_as_it_stands() -> None:
    content = make_content("标题", "会议定于2月30日召开。")
    assert [f.check for f in findings(content, on=ON)] == ["date.impossible"]

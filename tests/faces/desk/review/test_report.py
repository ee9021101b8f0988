"""What the content checks found, where it is read: beside the editor, on the reviewer's page, on the slip."""

import pytest
from django.test import Client
from django.urls import reverse

from rongmei.core.permissions import Actor, Role
from rongmei.domains.review.models import Review
from rongmei.domains.stories.api import create_story, findings_of, submit
from tests.factories.review import here
from tests.factories.stories import make_content
from tests.support.pages import words
from tests.support.people import DeskClient

pytestmark = pytest.mark.usefixtures("scope")


@pytest.fixture
def author(scope: None) -> Actor:
    return here(Role.REPORTER)


@pytest.fixture
def reviewer(desk_client: DeskClient) -> Client:
    return desk_client(Role.FIRST_REVIEWER)


def sent(author: Actor, *paragraphs: str) -> int:
    return submit(actor=author, story=create_story(actor=author, content=make_content("标题", *paragraphs)))


@pytest.mark.parametrize("page", ["review", "sheet"])
def test_page_and_slip_name_place_words_and_reason(reviewer: Client, author: Actor, page: str) -> None:
    pk = sent(author, "一段。", "会议定于2月30日召开，国债卷发行。")
    told = words(reviewer.get(reverse(f"desk:review:{page}", args=[pk])))
    for said in ("机器检查", "第2段", "2月30日", "日历上没有这一天", "国债卷 → 国债券", "须复核"):
        assert said in told


def test_a_clean_piece_is_said_to_be_clean_and_no_more(reviewer: Client, author: Actor) -> None:
    told = words(reviewer.get(reverse("desk:review:review", args=[sent(author, "一段。")])))
    assert "人还要逐字看" in told


def test_a_round_from_before_there_were_checks_has_no_report(reviewer: Client, author: Actor) -> None:
    pk = sent(author, "一段。")
    Review.mine().filter(pk=pk).update(report=None)
    assert "机器检查" not in words(reviewer.get(reverse("desk:review:review", args=[pk])))


def test_the_author_sees_it_before_sending(desk_client: DeskClient, author: Actor) -> None:
    story = create_story(actor=author, content=make_content("标题", "好的。。"))
    told = words(desk_client(Role.REPORTER).get(reverse("desk:edit:missing", args=[story])))
    assert "齐了" in told
    assert "标点重复" in told or "两个标点连在一起" in told


def test_what_was_written_is_shown_as_words(reviewer: Client, author: Actor) -> None:
    pk = sent(author, "（待补<b>数字</b>）")
    page = reviewer.get(reverse("desk:review:review", args=[pk])).content.decode()
    assert "<mark>（待补&lt;b&gt;数字&lt;/b&gt;）</mark>" in page


def test_a_false_alarm_is_dismissed_with_a_reason_and_stays_in_sight(
    desk_client: DeskClient, reviewer: Client, author: Actor
) -> None:
    story = create_story(actor=author, content=make_content("标题", "好的。。"))
    (finding,) = findings_of(story)
    typist = desk_client(Role.REPORTER)
    refused = typist.post(reverse("desk:edit:dismiss", args=[story]), {"key": finding.key, "reason": " "}, follow=True)
    assert "忽略要写明理由" in words(refused)
    typist.post(reverse("desk:edit:dismiss", args=[story]), {"key": finding.key, "reason": "原文如此"})
    pk = submit(actor=author, story=story)
    told = words(reviewer.get(reverse("desk:review:review", args=[pk])))
    assert "已忽略：原文如此" in told

"""The inbox: one's turns, all rounds, what one did."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rongmei.core.permissions import Role
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.review import api
from rongmei.domains.stories.api import submit
from tests.factories.review import LEVELS, here, pass_level
from tests.factories.stories import make_content, make_story
from tests.support.pages import main, words
from tests.support.people import DeskClient

pytestmark = pytest.mark.usefixtures("scope")

INBOX = reverse("desk:review:inbox")


@pytest.fixture
def reviewer(desk_client: DeskClient) -> Client:
    return desk_client(Role.FIRST_REVIEWER)


def round_of(headline: str) -> int:
    author = here(Role.REPORTER)
    return submit(actor=author, story=make_story(author, make_content(headline)))


def test_only_what_is_ones_turn_oldest_first(reviewer: Client, desk_client: DeskClient) -> None:
    first, second = round_of("第一篇"), round_of("第二篇")
    page = main(reviewer.get(INBOX))
    addresses = [reverse("desk:review:review", args=[pk]) for pk in (first, second)]
    assert 0 < page.index(addresses[0]) < page.index(addresses[1])
    assert "第一篇" not in words(desk_client(Role.SECOND_REVIEWER).get(INBOX))
    pass_level(here(Role.FIRST_REVIEWER), first)
    assert addresses[0] not in main(reviewer.get(INBOX))


def test_open_rounds_say_where_each_stands(reviewer: Client) -> None:
    pass_level(here(Role.FIRST_REVIEWER), round_of("走到二审"))
    round_of("还在一审")
    page = words(reviewer.get(INBOX, {"show": "open"}))
    assert "走到二审 二审二校" in page
    assert "还在一审 一审一校" in page


def test_what_one_did_is_kept(reviewer: Client) -> None:
    round_ = round_of("退过的稿")
    actor = reviewer.actor  # type: ignore[attr-defined]
    api.return_review(actor=actor, review=round_, reasons=[api.Reason.FACTS])
    page = words(reviewer.get(INBOX, {"show": "done"}))
    assert "退过的稿 一审一校 退回" in page
    assert "退过的稿" not in words(reviewer.get(INBOX))


@pytest.mark.parametrize("show", ["mine", "open", "done"])
def test_every_list_is_filtered_by_words(show: str, reviewer: Client) -> None:
    for headline in ("春茶开采", "秋粮入库"):
        round_ = round_of(headline)
        if show == "done":
            actor = reviewer.actor  # type: ignore[attr-defined]
            api.return_review(actor=actor, review=round_, reasons=[api.Reason.FACTS])
    page = words(reviewer.get(INBOX, {"show": show, "q": "春茶"}))
    assert "春茶开采" in page
    assert "秋粮入库" not in page
    assert "没有符合条件的稿件" in words(reviewer.get(INBOX, {"show": show, "q": "没有的词"}))


@pytest.mark.parametrize("show", ["mine", "open", "done", "anything"])
def test_an_empty_list_says_what_to_do(show: str, reviewer: Client) -> None:
    for role in LEVELS:
        here(role)
    page = main(reviewer.get(INBOX, {"show": show}))
    assert 'class="empty"' in page
    assert "没有人能审" not in page


def test_a_level_without_anybody_is_told(reviewer: Client) -> None:
    round_of("停着的稿")
    assert "二审二校、三审三校" in words(reviewer.get(INBOX))
    assert "缺审核人：二审二校、三审三校" in words(reviewer.get(INBOX, {"show": "open"}))


@pytest.mark.parametrize("show", ["mine", "open", "done"])
def test_as_many_queries_for_three_rows_as_for_one(show: str, reviewer: Client) -> None:
    def one_more(n: int) -> None:
        round_ = round_of(f"第{n}篇")
        if show == "done":
            actor = reviewer.actor  # type: ignore[attr-defined]
            api.return_review(actor=actor, review=round_, reasons=[api.Reason.FACTS])

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            reviewer.get(INBOX, {"show": show})
        return len(captured)

    one_more(1)
    asked()
    one = asked()
    one_more(2)
    one_more(3)
    assert asked() == one


def test_another_countys_rounds_are_not_there(
    reviewer: Client, desk_client: DeskClient, other_county: Organisation
) -> None:
    round_ = round_of("本县的稿")
    stranger = desk_client(Role.FIRST_REVIEWER, organisation=other_county)
    for show in ("mine", "open", "done"):
        assert "本县的稿" not in words(stranger.get(INBOX, {"show": show}))
    for name in ("review", "sheet"):
        assert stranger.get(reverse(f"desk:review:{name}", args=[round_])).status_code == 404
    for name in ("approve", "return"):
        assert stranger.post(reverse(f"desk:review:{name}", args=[round_])).status_code == 404

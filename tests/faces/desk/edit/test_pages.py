"""The pages of editing: what each shows, refuses and leads to."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping import scoped
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.planning import api as planning
from rongmei.domains.review import api as review
from rongmei.domains.review.api import Reason
from rongmei.domains.stories import api
from rongmei.domains.stories.actions.following import mark_returned, mark_signed, mark_withdrawn
from tests.factories.publishing import picture
from tests.factories.review import here
from tests.factories.stories import make_content, make_story
from tests.support.people import DeskClient

JSON: dict[str, Any] = {"HTTP_ACCEPT": "application/json"}


def page(client: Client, path: str = "", **asked: str | int) -> str:
    answer = client.get(f"/desk/stories/{path}", asked)
    assert answer.status_code == 200, answer.content
    return answer.content.decode()


def test_the_list_filters_and_says_how_to_begin(reporter: Client, county: Organisation, actor: Actor) -> None:
    assert "还没有稿件" in page(reporter)
    with scoped(county.pk):
        make_story(actor, make_content("山路通车"))
        make_story(here(Role.REPORTER), make_content("银耳增产"))
    everything = page(reporter)
    assert "山路通车" in everything
    assert "银耳增产" in everything
    mine = page(reporter, mine="yes")
    assert "山路通车" in mine
    assert "银耳增产" not in mine
    assert "银耳增产" not in page(reporter, q="通车")
    assert "没有符合条件的稿件" in page(reporter, state="signed")
    assert "没有符合条件的稿件" in page(reporter, topic="7", page="x")
    assert "没有符合条件的稿件" in page(reporter, page="9" * 18)


def test_a_long_list_has_pages(
    reporter: Client, county: Organisation, actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rongmei.faces.desk.edit.views.listing.PAGE", 2)
    with scoped(county.pk):
        for n in range(5):
            make_story(actor, make_content(f"第{n}篇"))
    assert [f"第{n}篇" in page(reporter) for n in range(5)] == [False, False, False, True, True]
    second = page(reporter, page="2")
    assert "第2篇" in second
    assert "上一页" in second
    assert "下一页" not in page(reporter, page="3")


def test_the_list_asks_as_often_for_three_as_for_one(
    reporter: Client, county: Organisation, actor: Actor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for more in (1, 2):
        with scoped(county.pk):
            for _ in range(more):
                make_story(here(Role.REPORTER))
        page(reporter)
        with django_assert_num_queries(9):
            page(reporter)


def test_a_new_story_opens(reporter: Client) -> None:
    answer = reporter.post("/desk/stories/create/", follow=True)
    assert "data-editor" in answer.content.decode()
    assert 'data-editable="yes"' in answer.content.decode()


def test_a_story_begins_with_a_leads_material(reporter: Client, county: Organisation) -> None:
    with scoped(county.pk):
        lead = planning.make_lead(
            actor=here(Role.DUTY_DESK), headline="群众反映路灯不亮", summary="三处路灯。\n两周了。"
        )
    answer = reporter.post("/desk/stories/create/", {"lead": lead})
    story = int(answer["Location"].strip("/").split("/")[-1])
    with scoped(county.pk):
        content = api.content_of(story)
    assert (content.headline, content.text()) == ("群众反映路灯不亮", "三处路灯。\n两周了。")


def test_a_story_begins_with_another_ones_text(reporter: Client, story: int, county: Organisation) -> None:
    answer = reporter.post("/desk/stories/create/", {"story": story})
    copied = int(answer["Location"].strip("/").split("/")[-1])
    with scoped(county.pk):
        assert api.content_of(copied) == api.content_of(story)


def test_material_that_is_not_there_is_said(reporter: Client) -> None:
    answer = reporter.post("/desk/stories/create/", {"lead": 999}, follow=True)
    assert answer.status_code == 200
    assert "toast error" in answer.content.decode()


def test_each_state_says_what_can_be_done(reporter: Client, story: int, actor: Actor, county: Organisation) -> None:
    with scoped(county.pk):
        api.submit(actor=actor, story=story)
    reviewed = page(reporter, f"{story}/")
    assert 'data-editable="no"' in reviewed
    assert "需要修改时，请先撤回送审" in reviewed
    with scoped(county.pk):
        mark_signed(actor=Actor.system(county.pk), story=story)
    signed = page(reporter, f"{story}/")
    assert "修改（重新审核）" in signed
    assert 'data-editable="no"' in signed
    reopening = page(reporter, f"{story}/", edit="yes")
    assert 'data-editable="yes"' in reopening
    assert 'data-reopen="yes"' in reopening
    assert "签发即失效" in reopening
    with scoped(county.pk):
        mark_withdrawn(actor=Actor.system(county.pk), story=story)
    withdrawn = page(reporter, f"{story}/", edit="yes")
    assert 'data-editable="no"' in withdrawn
    assert "以此稿新建一篇" in withdrawn


def test_a_returned_story_shows_by_whom_and_why(
    reporter: Client, story: int, actor: Actor, county: Organisation
) -> None:
    with scoped(county.pk):
        round_ = api.submit(actor=actor, story=story)
        first = here(Role.FIRST_REVIEWER)
        review.return_review(actor=first, review=round_, reasons=[Reason.FACTS], note="产量请再核实")
        mark_returned(actor=Actor.system(county.pk), story=story)
    shown = page(reporter, f"{story}/")
    for words in (first.name, "事实需核实", "产量请再核实", 'data-editable="yes"'):
        assert words in shown


def test_submitting_shows_a_refusal_in_place(reporter: Client, actor: Actor, county: Organisation) -> None:
    with scoped(county.pk):
        empty = make_story(actor, api.Content())
    refused = reporter.post(f"/desk/stories/{empty}/submit/", **JSON)
    assert refused.status_code == 409
    assert "缺标题" in refused.json()["message"]
    plain = reporter.post(f"/desk/stories/{empty}/submit/", follow=True).content.decode()
    assert "缺标题" in plain
    assert "toast error" in plain


def test_submitting_and_taking_back(reporter: Client, story: int, county: Organisation) -> None:
    assert reporter.post(f"/desk/stories/{story}/submit/", **JSON).json() == {"next": f"/desk/stories/{story}/"}
    with scoped(county.pk):
        assert api.story(story).state == api.StoryState.IN_REVIEW
    assert reporter.post(f"/desk/stories/{story}/recall/", follow=True).status_code == 200
    with scoped(county.pk):
        assert api.story(story).state == api.StoryState.DRAFTING


def test_keeping_comparing_and_going_back(reporter: Client, story: int, actor: Actor, county: Organisation) -> None:
    kept = reporter.post(f"/desk/stories/{story}/keep/", {"note": "一稿"}, **JSON)
    assert kept.json() == {"done": "已存为第 1 版"}
    with scoped(county.pk):
        changed = api.rewrite(
            [u for _n, u in api.draft_since(story, 0).updates],
            make_content("段木上开出小白花", "正文一改。", "正文二。"),
        )
        api.append_draft(actor=actor, story=story, updates=[changed], client="c", batch="b")
    listed = page(reporter, f"{story}/versions/")
    assert "一稿" in listed
    compared = page(reporter, f"{story}/versions/compare/", old=1, new=0)
    assert "<ins>" in compared
    assert "<del>" in compared
    assert "两版完全一样" in page(reporter, f"{story}/versions/compare/", old=1, new=1)
    assert "正文一。" in page(reporter, f"{story}/versions/1/")
    back = reporter.post(f"/desk/stories/{story}/versions/1/restore/", follow=True).content.decode()
    assert "稿件已回到第 1 版；之前的内容存为第 2 版" in back
    assert f'action="/desk/stories/{story}/versions/2/restore/"' in back
    with scoped(county.pk):
        assert api.content_of(story).text() == "正文一。\n正文二。"


def test_what_a_version_fills_in_is_no_change(reporter: Client, actor: Actor, county: Organisation) -> None:
    with scoped(county.pk):
        story = make_story(actor, make_content(byline="", cover=picture(actor)))
    reporter.post(f"/desk/stories/{story}/keep/")
    assert "两版完全一样" in page(reporter, f"{story}/versions/compare/", old=1, new=0)


def test_going_back_while_reviewed_is_refused_in_words(reporter: Client, story: int, county: Organisation) -> None:
    with scoped(county.pk):
        api.submit(actor=reporter.actor, story=story)  # type: ignore[attr-defined]
    assert "回到这一版" not in page(reporter, f"{story}/versions/1/")
    refused = reporter.post(f"/desk/stories/{story}/versions/1/restore/", follow=True).content.decode()
    assert "审核中" in refused


@pytest.mark.parametrize(
    "path", ["versions/9/", "versions/compare/", "versions/compare/?old=1", "versions/compare/?old=x&new=0"]
)
def test_a_version_that_is_not_there(reporter: Client, story: int, path: str) -> None:
    assert reporter.get(f"/desk/stories/{story}/{path}").status_code == 404


def test_a_story_without_versions_says_how_to_keep_one(reporter: Client, story: int) -> None:
    assert "还没有存过版本" in page(reporter, f"{story}/versions/")


def test_history_in_words(reporter: Client, story: int, actor: Actor) -> None:
    reporter.post(f"/desk/stories/{story}/submit/")
    shown = page(reporter, f"{story}/history/")
    for words in (actor.name, "新建稿件", "送审", "1 次保存", "审核中"):
        assert words in shown


def test_pictures_are_described_in_place(reporter: Client, story: int, actor: Actor, county: Organisation) -> None:
    with scoped(county.pk):
        shown = picture(actor, alt="")
    rows = page(reporter, f"{story}/pictures/", ids=f"{shown},999")
    assert f'id="picture-{shown}"' in rows
    assert "图片 999 已不在素材库中" in rows
    where = f"/desk/stories/{story}/pictures/{shown}/"
    said = {"alt": "菌农在采银耳", "credit": "记者乙", "rights": "own"}
    assert reporter.post(where, said, **JSON).json() == {"described": shown}
    assert "菌农在采银耳" in page(reporter, f"{story}/pictures/", ids=shown)
    assert reporter.post(where, {**said, "rights": "x"}, **JSON).json()["message"] == "请选择图片的版权依据。"


def test_what_is_missing_is_told_live(reporter: Client, story: int, actor: Actor, county: Organisation) -> None:
    assert "齐了" in page(reporter, f"{story}/missing/")
    with scoped(county.pk):
        empty = make_story(actor, api.Content())
    assert "缺消息来源" in page(reporter, f"{empty}/missing/")


def test_the_topics_may_be_kept_by_the_browser(reporter: Client) -> None:
    answer = reporter.get("/desk/stories/subjects", **JSON)
    assert len(answer.json()["topics"]) > 1000
    assert "max-age" in answer["Cache-Control"]


PATHS = ["", "draft", "missing/", "pictures/", "history/", "versions/", "versions/1/", "versions/compare/?old=0&new=0"]


@pytest.mark.parametrize("path", PATHS)
def test_another_countys_story_is_not_there(
    desk_client: DeskClient, other_county: Organisation, story: int, path: str
) -> None:
    stranger = desk_client(Role.EDITOR, organisation=other_county)
    assert stranger.get(f"/desk/stories/{story}/{path}").status_code == 404


@pytest.mark.parametrize("path", ["keep/", "submit/", "recall/", "versions/1/restore/", "pictures/1/"])
def test_another_countys_story_cannot_be_touched(
    desk_client: DeskClient, other_county: Organisation, story: int, path: str
) -> None:
    stranger = desk_client(Role.EDITOR, organisation=other_county)
    assert stranger.post(f"/desk/stories/{story}/{path}", **JSON).status_code == 404


def test_an_administrator_has_no_business_here(desk_client: DeskClient, story: int) -> None:
    client = desk_client(Role.SYSTEM_ADMIN)
    assert client.get(f"/desk/stories/{story}/").status_code == 403
    assert client.post("/desk/stories/create/").status_code == 403


def test_no_page_has_inline_code(reporter: Client, story: int) -> None:
    reporter.post(f"/desk/stories/{story}/keep/")
    for path in ("", f"{story}/", f"{story}/versions/", f"{story}/versions/1/", f"{story}/history/"):
        html = page(reporter, path)
        assert "style=" not in html
        assert "<script>" not in html
        assert " onclick" not in html

"""The publishing queue and one story's way out."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from rongmei.core.permissions import Actor, Role
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.publishing import api, tasks
from rongmei.domains.publishing.models import Delivery
from tests.factories import publishing as make
from tests.factories.review import here
from tests.factories.stories import make_content, make_story, write_over
from tests.support.pages import main, words
from tests.support.people import DeskClient

pytestmark = pytest.mark.usefixtures("scope")

QUEUE = reverse("desk:publish:queue")


@pytest.fixture(autouse=True)
def public(tmp_path: Path, settings: Any) -> Path:
    settings.RONGMEI_PUBLIC_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def author(scope: None) -> Actor:
    return here(Role.REPORTER)


@pytest.fixture
def chief(desk_client: DeskClient) -> Client:
    return desk_client(Role.DIRECTOR)


def at(name: str, pk: int) -> str:
    return reverse(f"desk:publish:{name}", args=[pk])


def local(days: float) -> str:
    return f"{timezone.localtime(timezone.now() + timedelta(days=days)):%Y-%m-%dT%H:%M}"


def test_the_queue_shows_what_is_ready_and_every_state(chief: Client, author: Actor) -> None:
    make.signed_story(author, make_content("可以发了"))
    make.published_story(author, make_content("已经上线"))
    waiting = make.signed_story(author, make_content("明早再发"))
    api.publish(actor=here(Role.EDITOR), story=waiting, at=timezone.now() + timedelta(days=1))
    page = words(chief.get(QUEUE))
    assert page.index("可以发了") < page.index("明早再发") < page.index("已经上线")
    for state, headline in (("scheduled", "明早再发"), ("live", "已经上线")):
        page = words(chief.get(QUEUE, {"state": state}))
        assert headline in page
        assert "可以发了" not in page
    assert "已经上线" not in words(chief.get(QUEUE, {"q": "明早"}))
    assert "没有符合条件" in words(chief.get(QUEUE, {"q": "没有的词"}))
    assert "可以发了" in words(chief.get(QUEUE, {"state": "no-such"}))


def test_an_empty_queue_says_what_to_do(chief: Client) -> None:
    assert "还没有可发布的稿件" in words(chief.get(QUEUE))
    assert "这里没有稿件" in words(chief.get(QUEUE, {"state": "failed"}))


def test_a_failure_shows_its_reason_and_a_way_on(chief: Client, author: Actor, public: Path) -> None:
    number = make.signed_story(author, make_content("发不出去"))
    delivery = api.publish(actor=here(Role.EDITOR), story=number)
    (public / "511921").write_text("a file where a folder should be")
    tasks.send(organisation=author.organisation, delivery=delivery)
    assert "第 1 次未成，稍后重试" in words(chief.get(QUEUE))
    assert "自动重试" in words(chief.get(at("story", number)))
    for _attempt in range(4):
        Delivery.mine().filter(pk=delivery).update(not_before=timezone.now())
        tasks.send(organisation=author.organisation, delivery=delivery)
    page = chief.get(QUEUE, {"state": "failed"})
    assert at("retry", delivery) in main(page)
    assert "网站文件夹" in words(page)
    (public / "511921").unlink()
    answer = chief.post(at("retry", delivery), follow=True)
    assert "正在重新发送" in words(answer)
    make.send_due(author.organisation)
    assert api.deliveries(story=number)[0].state == "live"


def test_publishing_at_once(chief: Client, author: Actor) -> None:
    number = make.signed_story(author)
    assert at("publish", number) in main(chief.get(at("story", number)))
    answer = chief.post(at("publish", number), {"how": "now", "at": local(1)}, follow=True)
    assert "正在发布" in words(answer)
    assert not api.deliveries(story=number)[0].scheduled
    make.send_due(author.organisation)
    page = chief.get(at("story", number))
    assert api.public_url(number) in main(page)
    assert "签发的版本已经上线" in words(page)


def test_publishing_at_a_time_in_local_time_and_taking_it_back(chief: Client, author: Actor) -> None:
    number, moment = make.signed_story(author), local(1)
    chief.post(at("publish", number), {"how": "later", "at": moment})
    record = api.deliveries(story=number)[0]
    assert f"{timezone.localtime(record.not_before):%Y-%m-%dT%H:%M}" == moment
    page = words(chief.get(at("story", number)))
    assert "定时发布" in page
    assert "明天" in page
    answer = chief.post(at("cancel", record.id), follow=True)
    assert "已取消" in words(answer)
    assert api.deliveries(story=number)[0].state == "cancelled"
    assert "当前状态为“已取消”" in words(chief.post(at("cancel", record.id), follow=True))


def test_a_chosen_time_is_changed_in_one_step(chief: Client, author: Actor) -> None:
    number = make.signed_story(author)
    chief.post(at("publish", number), {"how": "later", "at": local(1)})
    record = api.deliveries(story=number)[0]
    page = main(chief.get(at("story", number)))
    assert f'value="{local(1)}"' in page
    assert at("reschedule", record.id) in page
    answer = chief.post(at("reschedule", record.id), {"how": "later", "at": local(3)}, follow=True)
    assert "已改到" in words(answer)
    moved = api.deliveries(story=number)[0]
    assert (moved.id, f"{timezone.localtime(moved.not_before):%Y-%m-%dT%H:%M}") == (record.id, local(3))
    refused = chief.post(at("reschedule", record.id), {"how": "later", "at": local(-1)})
    assert refused.status_code == 422
    assert "这个时间已经过了" in words(refused)
    assert local(-1) in main(refused)
    chief.post(at("reschedule", record.id), {"how": "now"})
    make.send_due(author.organisation)
    assert api.deliveries(story=number)[0].state == "live"
    late = chief.post(at("reschedule", record.id), {"how": "now"})
    assert "当前状态为“已上线”" in words(late)


@pytest.mark.parametrize(("moment", "said"), [("", "请选择发布时间"), (local(-1), "已经过了"), ("nonsense", "")])
def test_a_time_that_cannot_be_is_said_in_place(moment: str, said: str, chief: Client, author: Actor) -> None:
    number = make.signed_story(author)
    answer = chief.post(at("publish", number), {"how": "later", "at": moment})
    assert answer.status_code == 422
    page = main(answer)
    assert said in page
    assert moment in page
    assert api.deliveries(story=number) == []


def test_a_correction_needs_its_note(chief: Client, author: Actor) -> None:
    number = make.published_story(author, make_content("旧标题"))
    page = words(chief.get(at("story", number)))
    assert "要更正，请修改稿件" in page
    make.rewrite(author, number)
    assert "发布更正" in words(chief.get(at("story", number)))
    answer = chief.post(at("publish", number), {"how": "now"})
    assert answer.status_code == 422
    assert "需要写更正说明" in main(answer)
    chief.post(at("publish", number), {"how": "now", "note": "地名有误。"})
    make.send_due(author.organisation)
    page = words(chief.get(at("story", number)))
    assert "更正 地名有误。" in page
    assert "已被更正稿替换" in page


def test_an_edit_of_a_live_story_is_told(chief: Client, author: Actor) -> None:
    number = make.published_story(author)
    write_over(author, number, make_content("改过"))
    page = words(chief.get(at("story", number)))
    assert "线上是上一次签发的版本" in page
    assert "还没有签发" in page


def test_a_withdrawal_needs_a_reason_and_is_final(chief: Client, author: Actor) -> None:
    number = make.published_story(author)
    answer = chief.post(at("withdraw", number), {"withdraw-reason": "  "})
    assert answer.status_code == 422
    assert "撤稿需要填写原因" in main(answer)
    answer = chief.post(at("withdraw", number), {"withdraw-reason": "当事人要求"}, follow=True)
    page = words(answer)
    assert "已撤稿" in page
    assert "撤稿 当事人要求" in page
    assert "撤稿后不能再发布这一篇" in page
    again = chief.post(at("withdraw", number), {"withdraw-reason": "再撤一次"})
    assert again.status_code == 409
    assert "再撤一次</textarea>" in main(again)


def test_what_is_refused_by_the_verb_is_said_in_place(chief: Client, author: Actor) -> None:
    number = make.signed_story(author)
    api.publish(actor=here(Role.EDITOR), story=number)
    answer = chief.post(at("publish", number), {"how": "now", "note": "话还在"})
    assert answer.status_code == 409
    drafted = chief.post(at("publish", make_story(author)), {"how": "now"})
    assert drafted.status_code == 409
    assert "还没有签发" in main(drafted)


def test_who_may_not_is_told_who_may(desk_client: DeskClient, author: Actor) -> None:
    reporter, number = desk_client(Role.REPORTER), make.signed_story(author)
    page = main(reporter.get(at("story", number)))
    assert "等待编辑" in page
    assert at("publish", number) not in page
    for name, pk in (("publish", number), ("withdraw", number)):
        assert reporter.post(at(name, pk)).status_code == 403
    make.published_story(author)
    assert "撤稿由三审、值班或中心主任决定" in words(desk_client(Role.EDITOR).get(at("story", api.live()[0].story)))


def test_another_countys_stories_are_not_found(
    desk_client: DeskClient, other_county: Organisation, author: Actor
) -> None:
    number = make.signed_story(author)
    delivery = api.publish(actor=here(Role.EDITOR), story=number)
    stranger = desk_client(Role.DIRECTOR, organisation=other_county)
    assert stranger.get(at("story", number)).status_code == 404
    for name, pk in (
        ("publish", number),
        ("withdraw", number),
        ("reschedule", delivery),
        ("cancel", delivery),
        ("retry", delivery),
    ):
        assert stranger.post(at(name, pk), {"withdraw-reason": "x"}).status_code == 404, name
    assert api.deliveries(story=number)[0].state == "pending"


@pytest.mark.parametrize("state", ["", "live"])
def test_as_many_queries_for_three_rows_as_for_one(state: str, chief: Client, author: Actor) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            chief.get(QUEUE, {"state": state})
        return len(captured)

    make.published_story(author)
    make.signed_story(author)
    asked()
    one = asked()
    for _n in range(2):
        make.published_story(author)
        make.signed_story(author)
    assert asked() == one

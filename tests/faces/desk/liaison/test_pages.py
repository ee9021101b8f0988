"""The pages of 报送, as an editor of the city and one of the county see them."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rongmei.core.permissions import Role
from rongmei.core.scoping import scoped
from rongmei.domains.liaison import api
from rongmei.domains.liaison.models import Outgoing
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.publishing import api as publishing
from tests.factories import liaison as make
from tests.factories.liaison import House
from tests.factories.organisations import make_organisation
from tests.factories.publishing import picture, signed_story
from tests.factories.stories import make_content, make_story, write_over
from tests.support.pages import main, words
from tests.support.people import DeskClient

INBOX, SENT = reverse("desk:liaison:incoming"), reverse("desk:liaison:sent")


@pytest.fixture(autouse=True)
def public(tmp_path: Path, settings: Any) -> Path:
    settings.RONGMEI_PUBLIC_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def city(db: None) -> House:
    return make.house(make_organisation("511900", name="巴中市", centre_name="巴中市融媒体中心", level="city"))


@pytest.fixture
def here(county: Organisation, city: House) -> House:
    county.parent = city.place
    county.save()
    return make.house(county)


@pytest.fixture
def up(desk_client: DeskClient, city: House) -> Client:
    return desk_client(Role.EDITOR, Role.DIRECTOR, organisation=city.place)


@pytest.fixture
def down(desk_client: DeskClient, here: House) -> Client:
    return desk_client(Role.EDITOR)


def at(name: str, pk: object) -> str:
    return reverse(f"desk:liaison:{name}", args=[pk])


def queries(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def test_empty_lists_say_what_to_do(up: Client, down: Client) -> None:
    assert "先签收，再采用或退回" in words(up.get(INBOX))
    assert "在稿件页点“上报”" in words(down.get(SENT))
    assert "没有符合条件的报送稿" in words(up.get(f"{INBOX}?q=没有"))
    assert "没有符合条件的上报稿件" in words(down.get(f"{SENT}?state=returned"))


def test_lists_ask_as_often_for_three_as_for_one(here: House, city: House, up: Client, down: Client) -> None:
    make.adopted(here, city, make_content("第一篇"))
    one = queries(up, INBOX), queries(down, SENT)
    for headline in ("第二篇", "第三篇"):
        make.adopted(here, city, make_content(headline))
    assert (queries(up, INBOX), queries(down, SENT)) == one
    assert max(one) <= 30


def test_lists_are_filtered(here: House, city: House, up: Client, down: Client) -> None:
    make.hand_up(here, city, make_content("茶园开采"))
    make.adopted(here, city, make_content("桥通车了"))
    assert "茶园开采" in words(up.get(f"{INBOX}?state=received"))
    assert "桥通车了" not in words(up.get(f"{INBOX}?state=received"))
    assert "桥通车了" in words(up.get(f"{INBOX}?q=桥&sender={here.id}"))
    assert "茶园开采" not in words(down.get(f"{SENT}?state=adopted"))


def test_a_story_is_handed_up_from_its_page(here: House, city: House, down: Client) -> None:
    with scoped(here.id):
        story = signed_story(here.editor)
        draft = make_story(here.editor)
    assert at("submit", story) in main(down.get(reverse("desk:edit:story", args=[story])))
    assert at("submit", draft) not in main(down.get(reverse("desk:edit:story", args=[draft])))
    assert "签发后才能上报" in words(down.get(at("submit", draft)))
    sent = down.post(at("submit", story), {"receiver": city.id, "note": "请优先"}, follow=True)
    assert "已报送" in words(sent)
    again = down.post(at("submit", story), {"receiver": city.id, "note": "再来一次"})
    assert again.status_code == 422
    assert "已经报送给这个单位" in words(again)
    assert "再来一次" in again.content.decode()


def test_an_arrival_reads_whole_and_is_signed_for_adopted_or_returned(here: House, city: House, up: Client) -> None:
    with scoped(here.id):
        shown = picture(here.editor)
    make.hand_up(here, city, make_content("茶园开采", cover=shown), note="请优先")
    pk = make.came(city)
    page = up.get(at("arrival", pk))
    for said in ("茶园开采", "正文一。", "请优先", "通江县融媒体中心", "本单位拍摄", "一致"):
        assert said in words(page), said
    with scoped(city.id):
        sha256 = api.arrival(pk).pictures[0].sha256
    served = up.get(reverse("desk:liaison:picture", args=[pk, sha256]))
    assert (served.status_code, served.headers["Content-Type"]) == (200, "image/png")
    assert "已签收" in words(up.post(at("sign", pk), {"back": INBOX}, follow=True))
    refused = up.post(at("return", pk), {"reason": "other", "words": ""})
    assert refused.status_code == 422
    assert "请写明说明" in words(refused)
    adopted = up.post(at("adopt", pk))
    assert adopted.headers["Location"].startswith("/desk/stories/")
    assert "通江县融媒体中心" in words(up.get(adopted.headers["Location"]))
    assert "不能执行这一步" in words(up.post(at("return", pk), {"reason": "late"}))


def test_a_return_shows_its_reason_at_both_sides(here: House, city: House, up: Client, down: Client) -> None:
    story, _sent = make.hand_up(here, city)
    pk = make.came(city)
    up.post(at("sign", pk))
    assert "已退回" in words(up.post(at("return", pk), {"reason": "facts", "words": "核实面积"}, follow=True))
    make.work(here, city)
    assert "事实待核实：核实面积" in words(down.get(at("submit", story)))


def test_a_difference_is_seen_and_decided(here: House, city: House, up: Client) -> None:
    story, _sent, copy = make.adopted(here, city, make_content("茶园开采", "一百亩。"))
    make.publish(here, story)
    with scoped(here.id):
        write_over(here.editor, story, make_content("茶园开采", "一千亩。"))
    make.put_out(here, story, note="面积有误")
    make.work(here, city)
    with scoped(city.id):
        [found] = api.open_differences()
    assert "更正了" in words(up.get(INBOX))
    assert "更正了" in words(up.get(reverse("desk:edit:story", args=[copy])))
    page = up.get(at("difference", found.id))
    assert "<del>一百" in main(page)
    assert "面积有误" in words(page)
    assert up.post(at("dismiss", found.id), {"words": " "}).status_code == 422
    assert "已记录" in words(up.post(at("dismiss", found.id), {"words": "口径不同"}, follow=True))
    assert "不能执行这一步" in words(up.post(at("take", found.id), follow=True))


def test_a_suspension_is_seen_and_decided(here: House, city: House, up: Client) -> None:
    story, _sent, copy = make.adopted(here, city)
    make.publish(here, story)
    with scoped(here.id):
        publishing.withdraw(actor=here.chief, story=story, reason="失实")
    make.work(here, city)
    with scoped(city.id):
        [found] = api.open_suspensions()
    assert "已停用" in words(up.get(reverse("desk:edit:story", args=[copy])))
    assert "来源撤回" in words(up.get("/desk/"))
    assert "到稿件页确认撤稿或恢复" in words(up.get(reverse("desk:publish:story", args=[copy])))
    assert "失实" in words(up.get(at("suspension", found.id)))
    assert up.post(at("restore", found.id), {"words": ""}).status_code == 422
    assert "已恢复" in words(up.post(at("restore", found.id), {"words": "核实无误"}, follow=True))
    assert "不能执行这一步" in words(up.post(at("confirm", found.id), follow=True))


def test_what_did_not_arrive_is_told_and_sent_again(here: House, city: House, down: Client) -> None:
    make.hand_up(here, city)
    with scoped(here.id):
        Outgoing.mine().update(state="failed", error="磁盘已满")
        package = Outgoing.mine().get().pk
    page = down.get(SENT)
    assert "磁盘已满" in words(page)
    assert "正在重新送出" in words(down.post(at("retry", package), follow=True))


def test_a_submission_is_taken_back(here: House, city: House, down: Client) -> None:
    _story, sent = make.hand_up(here, city)
    assert "写明原因" in words(down.post(at("take_back", sent), {"words": ""}, follow=True))
    assert "已撤回" in words(down.post(at("take_back", sent), {"words": "有误"}, follow=True))

"""Search: every kind at once, the newest of each, in one's own centre."""

import pytest
from django.test import Client
from django.urls import reverse

from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping import scoped
from rongmei.domains.assets.api import Rights, describe_asset
from rongmei.domains.organisations.models import Organisation
from rongmei.faces.desk import search
from tests.factories.assets import make_asset
from tests.factories.planning import approved_topic, make_lead
from tests.support.cost import cost
from tests.support.people import DeskClient

URL = "/desk/search/"


@pytest.fixture
def planner(county: Organisation, desk_client: DeskClient) -> Client:
    return desk_client(Role.DUTY_DESK)


def actor(client: Client) -> Actor:
    found: Actor = client.actor  # type: ignore[attr-defined]
    return found


@pytest.fixture
def world(county: Organisation, planner: Client) -> dict[str, int]:
    with scoped(county.pk):
        asset = make_asset(actor(planner))
        describe_asset(actor=actor(planner), asset=asset, alt="河堤夜巡", credit="记者甲 摄", rights=Rights.OWN)
        return {
            "lead": make_lead(actor(planner), "河堤巡查人手不足", source="水利局"),
            "topic": approved_topic(actor(planner), "河堤上的人"),
            "asset": asset,
        }


def test_every_kind_is_found_with_its_state_and_its_words_marked(planner: Client, world: dict[str, int]) -> None:
    answer = planner.get(URL, {"q": "河堤"})
    text = answer.content.decode()
    assert [str(g.kind.label) for g in answer.context["groups"]] == ["选题", "线索", "素材"]
    assert reverse("desk:plan:lead", args=[world["lead"]]) in text
    assert reverse("desk:plan:topic", args=[world["topic"]]) in text
    assert reverse("desk:assets:rendition", args=[world["asset"], "thumb"]) in text
    assert "<mark>河堤</mark>巡查人手不足" in text
    assert "已批准" in text
    assert "水利局" in text


def test_more_than_fit_are_in_their_own_list(planner: Client, county: Organisation) -> None:
    with scoped(county.pk):
        for number in range(search.SHOWN + 1):
            make_lead(actor(planner), f"河堤 {number}")
    answer = planner.get(URL, {"q": "河堤"})
    (group,) = answer.context["groups"]
    assert len(group.rows) == search.SHOWN
    assert f'href="{reverse("desk:plan:leads")}?q=%E6%B2%B3%E5%A0%A4&amp;state=all"' in answer.content.decode()


def test_nothing_found_and_nothing_asked_say_what_to_do(planner: Client) -> None:
    assert "没有找到" in planner.get(URL, {"q": "雪山"}).content.decode()
    assert "在上方输入词语" in planner.get(URL).content.decode()


def test_what_is_asked_never_becomes_markup(planner: Client, county: Organisation) -> None:
    with scoped(county.pk):
        make_lead(actor(planner), "<b>河堤</b> & 水")
    text = planner.get(URL, {"q": '河堤 "><script>'}).content.decode()
    assert "<script>" not in text
    assert "&lt;b&gt;<mark>河堤</mark>&lt;/b&gt; &amp; 水" in planner.get(URL, {"q": "河堤"}).content.decode()


def test_another_centre_finds_nothing_of_it(
    desk_client: DeskClient, other_county: Organisation, world: dict[str, int]
) -> None:
    stranger = desk_client(Role.DIRECTOR, organisation=other_county)
    assert stranger.get(URL, {"q": "河堤"}).context["groups"] == []


def test_a_correspondent_does_not_search(desk_client: DeskClient) -> None:
    assert desk_client(Role.CORRESPONDENT).get(URL).status_code == 403


def test_three_rows_cost_what_one_costs(planner: Client, world: dict[str, int], county: Organisation) -> None:
    one = cost(planner, f"{URL}?q=河堤")
    with scoped(county.pk):
        for number in range(2):
            make_lead(actor(planner), f"河堤 {number}")
            approved_topic(actor(planner), f"河堤 {number}")
    assert cost(planner, f"{URL}?q=河堤") == one

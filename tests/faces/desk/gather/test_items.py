"""What came in: listed, searched, read, made into leads and topics."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from rongmei.core.permissions import Role
from rongmei.core.scoping import scoped
from rongmei.domains.ingest import api
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.planning import api as planning
from tests.domains.ingest import feeds
from tests.support.cost import cost
from tests.support.people import DeskClient, MakeActor

URL = "/desk/gather/"


@pytest.fixture
def editor(county: Organisation, desk_client: DeskClient) -> Client:
    return desk_client(Role.EDITOR)


@pytest.fixture
def feed(tmp_path: Path, settings: object) -> Path:
    settings.RONGMEI_FEED_FOLDERS = [tmp_path.resolve()]  # type: ignore[attr-defined]
    return tmp_path / "feed.xml"


@pytest.fixture
def source(county: Organisation, make_actor: MakeActor, feed: Path) -> int:
    feed.write_text(feeds.RSS, "utf-8")
    with scoped(county.pk):
        keeper = make_actor(Role.EDITOR)
        made = api.add_provider(actor=keeper, name="市级云稿库", location=str(feed))
        api.run_provider(actor=keeper, provider=made)
        return made


def named(county: Organisation, headline: str) -> int:
    with scoped(county.pk):
        return next(i.id for i in api.items() if i.headline == headline)


def test_items_are_searched_in_chinese_and_by_provider(editor: Client, source: int) -> None:
    assert "恩阳区融媒体中心揭牌" in editor.get(URL).content.decode()
    found = editor.get(URL, {"q": "县委会议"}).content.decode()
    assert "没有符合条件的来稿" in found
    found = editor.get(URL, {"q": "通江县委", "provider": str(source)}).content.decode()
    assert "通江县委召开会议" in found
    assert "恩阳区融媒体中心揭牌" not in found
    assert "没有符合条件的来稿" in editor.get(URL, {"provider": "999"}).content.decode()


def test_an_empty_list_says_what_to_do(editor: Client) -> None:
    assert reverse("desk:gather:add") in editor.get(URL).content.decode()


def test_what_came_since_is_a_line_to_click_on(editor: Client, source: int, county: Organisation) -> None:
    newest = max(named(county, "通江县委召开会议"), named(county, "恩阳区融媒体中心揭牌"))
    assert f"since={newest}" in editor.get(URL).content.decode().replace("&amp;", "&")
    fresh = reverse("desk:gather:fresh")
    assert editor.get(fresh, {"since": newest}).content.decode().strip() == ""
    said = editor.get(fresh, {"since": newest - 1, "provider": source}).content.decode()
    assert "新到 1 条来稿" in said
    assert f'href="{URL}?provider={source}"' in said


def test_an_item_is_read_clean_with_its_source_and_becomes_a_lead(
    editor: Client, source: int, county: Organisation
) -> None:
    item = named(county, "恩阳区融媒体中心揭牌")
    text = editor.get(reverse("desk:gather:item", args=[item])).content.decode()
    assert "Gold <b>rose</b> 今天" in text
    assert "alert(1)" not in text
    assert "https://city.example/1" in text
    assert "转载前请核实" in text
    answer = editor.post(reverse("desk:plan:lead_from_item", args=[item]))
    with scoped(county.pk):
        lead = planning.lead_of_item(item)
    assert lead is not None
    assert answer.headers["Location"] == reverse("desk:plan:lead", args=[lead.id])
    text = editor.get(reverse("desk:gather:item", args=[item])).content.decode()
    assert f"{reverse('desk:plan:propose')}?lead={lead.id}" in text
    assert editor.post(reverse("desk:plan:lead_from_item", args=[item])).headers["Location"].endswith(f"/{lead.id}/")


def test_an_item_shows_the_topics_made_of_it_and_what_it_said_before(
    editor: Client, source: int, county: Organisation, feed: Path, make_actor: MakeActor
) -> None:
    item = named(county, "通江县委召开会议")
    editor.post(reverse("desk:plan:lead_from_item", args=[item]))
    feed.write_text(feeds.RSS.replace("会议强调", "会议指出"), "utf-8")
    with scoped(county.pk):
        keeper, lead = make_actor(Role.EDITOR), planning.lead_of_item(item)
        assert lead is not None
        api.run_provider(actor=keeper, provider=source)
        planning.propose_topic(actor=keeper, headline="县委会议解读", leads=[lead.id])
    text = editor.get(reverse("desk:gather:item", args=[item])).content.decode()
    assert "县委会议解读" in text
    assert "更新前的内容" in text
    assert "会议强调" in text


def test_a_correspondent_sees_no_items(desk_client: DeskClient, source: int, county: Organisation) -> None:
    correspondent = desk_client(Role.CORRESPONDENT)
    for page in (
        URL,
        reverse("desk:gather:fresh"),
        reverse("desk:gather:item", args=[named(county, "通江县委召开会议")]),
    ):
        assert correspondent.get(page).status_code == 403


def test_another_centres_item_is_not_there(
    desk_client: DeskClient, other_county: Organisation, source: int, county: Organisation
) -> None:
    stranger, item = desk_client(Role.EDITOR, organisation=other_county), named(county, "通江县委召开会议")
    assert "通江县委" not in stranger.get(URL).content.decode()
    assert stranger.get(reverse("desk:gather:item", args=[item])).status_code == 404
    assert stranger.post(reverse("desk:plan:lead_from_item", args=[item])).status_code == 404


def test_three_items_cost_what_one_costs(
    editor: Client, source: int, county: Organisation, feed: Path, make_actor: MakeActor
) -> None:
    asked = f"{URL}?q=恩阳区"
    one = cost(editor, asked)
    with scoped(county.pk):
        for name in ("second", "third"):
            feed.write_text(feeds.RSS.replace("city-", name), "utf-8")
            api.run_provider(actor=make_actor(Role.EDITOR), provider=source)
    assert cost(editor, asked) == one
    assert len(editor.get(asked).context["items"]) == 3

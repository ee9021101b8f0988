"""The public answers that Django gives, and the server of baked files."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from django.test import Client

from rongmei.core.permissions import Role
from rongmei.core.scoping import scoped
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.publishing import api, tasks
from rongmei.domains.publishing.api import Article
from rongmei.faces.portal.baked import BakedSites
from rongmei.faces.portal.templatetags.portal import front
from tests.factories import publishing as make
from tests.factories.stories import make_content, make_story
from tests.support.people import MakeActor

Published = Callable[[str], int]


@pytest.fixture(autouse=True)
def public(tmp_path: Path, settings: Any) -> Path:
    settings.RONGMEI_PUBLIC_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def published(county: Organisation, make_actor: MakeActor) -> Published:
    def publish(headline: str) -> int:
        with scoped(county.pk):
            return make.published_story(make_actor(Role.REPORTER), make_content(headline))

    return publish


def asked(
    public: Path, path: str, method: str = "GET", headers: tuple[tuple[bytes, bytes], ...] = ()
) -> dict[str, Any]:
    """What the server of baked files answers."""
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": method, "path": path, "headers": list(headers), "extensions": {}}
    asyncio.run(BakedSites(public)(scope, None, send))
    return {
        "status": sent[0]["status"],
        "headers": dict(sent[0]["headers"]),
        "body": b"".join(m.get("body", b"") for m in sent[1:]).decode(),
    }


def test_a_withdrawn_page_answers_410_even_when_the_file_comes_back(
    public: Path, published: Published, county: Organisation, make_actor: MakeActor
) -> None:
    number = published("要撤的稿")
    with scoped(county.pk):
        url = api.public_url(number)
        before = asked(public, url)
        file = public / url.removeprefix("/site/")
        kept = file.read_bytes()
        api.withdraw(actor=make_actor(Role.DIRECTOR), story=number, reason="有误")
        tasks.settle(organisation=county.pk, story=number)
    file.write_bytes(kept)
    after = asked(public, url)
    assert (before["status"], after["status"]) == (200, 410)
    assert "要撤的稿" not in after["body"]


def test_an_unknown_page_gets_the_sites_own_page(public: Path, published: Published) -> None:
    published("一篇")
    assert "没有这个页面" in asked(public, "/site/511921/nowhere.html")["body"]
    assert asked(public, "/site/999999/nowhere.html")["status"] == 404


@pytest.mark.parametrize(
    "path", ["/site/511921/.baked.json", "/site/../secret", "/site/511921/.lock", "/site/.hidden/x"]
)
def test_hidden_files_and_ways_out_are_not_served(public: Path, published: Published, path: str) -> None:
    published("一篇")
    assert asked(public, path)["status"] == 404


def test_pages_are_asked_for_again_and_assets_kept(public: Path, published: Published) -> None:
    published("一篇")
    page = asked(public, "/site/511921/")
    assert page["headers"][b"cache-control"] == b"no-cache"
    assert asked(public, "/site/511921/", headers=((b"if-none-match", page["headers"][b"etag"]),))["status"] == 304
    style = next((public / "511921/assets").glob("portal.*.css"))
    kept = asked(public, f"/site/511921/assets/{style.name}")["headers"][b"cache-control"]
    assert b"immutable" in kept
    assert asked(public, "/site/511921/", method="POST")["status"] == 405
    assert asked(public, "/site/511921/", method="HEAD")["body"] == ""


def test_search_shows_what_is_published_only(
    published: Published, county: Organisation, make_actor: MakeActor, client: Client
) -> None:
    published("茶园开采")
    with scoped(county.pk):
        make_story(make_actor(Role.REPORTER), make_content("茶园草稿"))
    answer = client.get("/portal/511921/search", {"q": "茶园"})
    text = answer.content.decode()
    assert "茶园开采" in text
    assert "茶园草稿" not in text
    assert answer.headers["Cache-Control"] == "no-store"


def test_search_of_one_site_finds_nothing_of_another(
    published: Published, other_county: Organisation, client: Client
) -> None:
    published("茶园开采")
    assert "茶园开采" not in client.get("/portal/511922/search", {"q": "茶园"}).content.decode()


@pytest.mark.parametrize("question", ["", "   ", "<script>alert(1)</script>", "没有的词", "%00", "a" * 5000])
def test_any_question_gets_a_page(question: str, county: Organisation, client: Client) -> None:
    answer = client.get("/portal/511921/search", {"q": question})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


@pytest.mark.usefixtures("county")
def test_search_of_an_unknown_site_is_not_found(client: Client) -> None:
    assert client.get("/portal/000000/search").status_code == 404


def test_the_node_lists_centres_that_have_a_site(
    published: Published, other_county: Organisation, client: Client
) -> None:
    published("一篇")
    text = client.get("/").content.decode()
    assert "通江县融媒体中心" in text
    assert "南江县融媒体中心" not in text


def test_a_page_is_self_contained_and_has_no_inline_code(public: Path, published: Published) -> None:
    published("一篇")
    for page in (public / "511921").rglob("*.html"):
        text = page.read_text()
        assert "style=" not in text
        assert all("src=" in part or "ld+json" in part for part in text.split("<script")[1:])


def test_the_manifest_and_worker_name_this_site_only(public: Path, published: Published) -> None:
    published("一篇")
    manifest = json.loads(make.site_file("511921", "manifest.webmanifest"))
    assert manifest["scope"] == "/site/511921/"
    worker = make.site_file("511921", "sw.js")
    assert "410" in worker


def test_the_lead_is_the_newest_with_a_picture() -> None:
    class Story:
        def __init__(self, cover: object) -> None:
            self.cover = cover

    plain, pictured = cast("Article", Story(None)), cast("Article", Story("picture"))
    chosen = front([plain, pictured, plain])
    assert chosen.lead is pictured
    assert len(chosen.aside) == 2
    assert front([pictured] * 3).pictured == []
    many = [cast("Article", Story(n % 2)) for n in range(20)]
    laid = front(many)
    assert len(laid.pictured) == 4
    assert all(story.cover for story in laid.pictured)
    assert sorted(map(id, [laid.lead, *laid.aside, *laid.pictured, *laid.rest])) == sorted(map(id, many))
    assert front([]).lead is None
    assert front([plain]).lead is plain

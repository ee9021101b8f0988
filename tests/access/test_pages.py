"""What is in the pages: nothing of theirs, nothing inline, and the headers that hold a browser to that."""

import pytest
from django.conf import settings
from django.http import HttpResponseBase
from django.utils.html import strip_tags

from tests.access.address import Address
from tests.access.addresses import TABLE
from tests.access.conftest import World
from tests.access.people import HTML, INSIDE, Browser
from tests.access.test_addresses import WALKED, ask
from tests.support.markup import Inline

pytestmark = pytest.mark.django_db(databases="__all__")

# Who exists is public; what they hold is not.
PUBLIC = {"portal:node": "every centre of the node", "ops:home": "the tree", "ops:tree": "the tree"}
SEARCHES = (
    "/desk/search/?q={}",
    "/desk/gather/?q={}",
    "/desk/plan/leads/?q={}",
    "/desk/plan/topics/?q={}",
    "/desk/stories/?q={}",
    "/desk/assets/?q={}",
    "/portal/511921/search?q={}",
)
FOUND = ("来稿", "旧线索", "选题", "草稿", "已发", "图", "摄")
# What a browser may keep for a day, for itself alone.
KEPT = {"desk:edit:subjects": "the list of topics", "desk:assets:rendition": "a picture under the hash of its bytes"}
PAGES = [address for address in WALKED if "GET" in address.methods]


def looks(world: World, browsers: list[Browser], address: Address) -> tuple[HttpResponseBase, str]:
    """What somebody of ours sees who may, and who asks for their words as well."""
    browser = next(b for b in browsers if b.may(address) and b.places[:1] in ((), (world.ours,)))
    response = ask(browser, "GET", address, world.ours)
    if response.streaming:  # events say numbers only: test_events.py
        return response, ""
    return response, response.content.decode("utf-8", "replace")  # type: ignore[attr-defined]


@pytest.mark.parametrize("address", [a for a in PAGES if a.name not in PUBLIC], ids=str)
def test_no_page_shows_theirs(world: World, browsers: list[Browser], address: Address) -> None:
    assert world.theirs.mark not in looks(world, browsers, address)[1]


def test_the_same_pages_show_ours(world: World, browsers: list[Browser]) -> None:
    """Else the test above could not fail."""
    showing = [a.name for a in PAGES if world.ours.mark in looks(world, browsers, a)[1]]
    assert len(showing) > 30


@pytest.mark.parametrize("path", SEARCHES)
def test_no_search_finds_theirs(world: World, browsers: list[Browser], path: str) -> None:
    """A page says again what it was asked for; what it would find has more words to it."""
    editor = next(b for b in browsers if b.name == "editor").fresh()
    ours, theirs = (strip_tags(editor.get(path.format(c.mark)).content.decode()) for c in (world.ours, world.theirs))
    assert [word for word in FOUND if f"{world.theirs.mark}{word}" in theirs] == []
    assert any(f"{world.ours.mark}{word}" in ours for word in FOUND)


@pytest.mark.parametrize("address", PAGES, ids=str)
def test_a_browser_is_told_to_run_nothing_inline(world: World, browsers: list[Browser], address: Address) -> None:
    response, page = looks(world, browsers, address)
    if "text/html" in response.headers.get("Content-Type", ""):
        held_to_it(response)
        assert Inline(page).found == []


@pytest.mark.parametrize("address", [a for a in PAGES if a.name.startswith(("desk:", "ops:", "wall:"))], ids=str)
def test_nothing_inside_is_kept_by_caches(world: World, browsers: list[Browser], address: Address) -> None:
    control = looks(world, browsers, address)[0].headers["Cache-Control"]
    assert control.startswith("private") if address.name in KEPT else "no-store" in control


@pytest.mark.parametrize(
    ("path", "status"), [("/desk/stories/999999/", 404), ("/nowhere", 404), ("/desk/publish/", 403)]
)
@pytest.mark.parametrize("fragment", [False, True])
def test_refusals_are_held_to_the_same(browsers: list[Browser], path: str, status: int, fragment: bool) -> None:
    who = "system_admin" if status == 403 else "editor"
    headers = HTML | ({"HX-Request": "true"} if fragment else {})
    response = next(b for b in browsers if b.name == who).fresh().get(path, headers=headers)
    assert response.status_code == status
    held_to_it(response)
    assert Inline(response.content.decode()).found == []


def test_so_is_a_refused_post(browsers: list[Browser]) -> None:
    response = browsers[0].fresh(strict=True).post("/account/login/", {}, headers=HTML)
    assert response.status_code == 403
    held_to_it(response)
    assert Inline(response.content.decode()).found == []


def held_to_it(response: HttpResponseBase) -> None:
    """The policy stands and has no hole, and nobody frames or sniffs."""
    policy = response.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "object-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_no_file_of_the_site_shows_theirs_or_acts(world: World) -> None:
    root = settings.RONGMEI_PUBLIC_ROOT / world.ours.place.code
    pages = [(p, p.read_text("utf-8")) for p in root.rglob("*") if p.suffix in (".html", ".xml", ".json", ".gone")]
    assert [str(path) for path, text in pages if world.theirs.mark in text] == []
    assert [(str(path), found) for path, text in pages if path.suffix != ".xml" and (found := Inline(text).found)] == []
    assert any(world.ours.mark in text for _path, text in pages)


def test_every_page_is_looked_at() -> None:
    assert {a.name for a in TABLE.values()} - {a.name for a in WALKED} == {"healthz"}
    assert set(PUBLIC) <= set(TABLE)
    assert all(prefix.startswith("/") for prefix in INSIDE)

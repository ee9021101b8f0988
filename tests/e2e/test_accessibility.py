"""Every main page against WCAG 2.1 AA, light and dark, in a real browser over the demonstration world."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from typing import Any, Literal

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import Browser, Page

from tests.access.addresses import TABLE
from tests.e2e.support import Node, SignIn
from tests.e2e.support.accessibility import COLOURS, WCAG, faults

pytestmark = pytest.mark.e2e

SITE = "/site/511921/"
INSIDE = {
    "tj-zhuren": [
        "/desk/",
        "/desk/gather/",
        "/desk/gather/providers/",
        "/desk/gather/providers/add/",
        "/desk/plan/leads/",
        "/desk/plan/leads/new/",
        "/desk/plan/topics/",
        "/desk/plan/topics/new/",
        "/desk/plan/assignments/",
        "/desk/plan/assignments/teams/",
        "/desk/plan/assignments/teams/new/",
        "/desk/inbox/",
        "/desk/stories/",
        "/desk/review/?show=open",
        "/desk/publish/",
        "/desk/publish/old-sites/",
        "/desk/liaison/",
        "/desk/liaison/sent/",
        "/desk/liaison/below/",
        "/desk/reach/",
        "/desk/assets/",
        "/desk/search/?q=通江",
        "/ops/desks/",
        "/ops/tree/",
        "/wall/",
    ],
    "tj-jizhe": [
        "/desk/",
        "/desk/stories/",
        "/account/",
        "/account/password/",
        "/account/second-factor/",
        "/account/sessions/",
        "/ops/tokens/",
    ],
    "tj-xitong": [
        "/ops/people/",
        "/ops/people/add/",
        "/ops/people/import/",
        "/ops/licences/",
        "/ops/organisation/",
        "/ops/health/",
        "/ops/programs/",
        "/ops/webhooks/",
        "/ops/circuit/",
    ],
    "tj-anquan": ["/ops/people/", "/ops/people/sign-in/"],
    "tj-shenji": ["/ops/journal/"],
}
OUTSIDE = ["/", SITE, f"{SITE}s/all/", f"{SITE}offline.html", f"{SITE}nowhere.html", "/portal/511921/search?q=通江",
           "/account/login/", "/nowhere"]  # fmt: skip
# Pages without an id that nobody walks to here, and why.
UNWALKED = {
    **dict.fromkeys(["healthz", "metrics", "desk:events", "desk:waiting", "desk:edit:subjects"], "for programs"),
    **dict.fromkeys(["desk:gather:fresh", "desk:plan:fresh"], "a line of a page that is walked"),
    **dict.fromkeys(["desk:insight:export", "desk:below_export"], "a file"),
    **dict.fromkeys(["ops:people_template", "ops:journal_export"], "a file"),
    **dict.fromkeys(["account_start", "ops:home"], "leads on to another page"),
    **dict.fromkeys(["account_logout", "account_reauthenticate", "account_inactive", "mfa_authenticate",
                     "mfa_reauthenticate"], "a step of signing in or out"),
    **dict.fromkeys(["mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes",
                     "mfa_generate_recovery_codes", "mfa_download_recovery_codes"], "asks for the password first"),
    "ops:setup": "gone once a node has a centre",
    "portal:node": "leads on to the site",
}  # fmt: skip
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
# The first thing a list leads to is measured with it.
FIRST = "main :is(a.title, .story h3 a, a.tile, .top a)[href^='/']"


def walk(page: Page, node: Node, addresses: list[str]) -> dict[str, list[str]]:
    """The faults of pages and of what their lists lead to, by address and theme; only those with any."""
    found: dict[str, list[str]] = {}
    ahead = list(addresses)
    for address in ahead:
        page.goto(node.address + address)
        page.wait_for_timeout(300)  # what a page fetches by itself
        first = page.locator(FIRST)
        if address in addresses and first.count() and (leads := first.first.get_attribute("href")) not in ahead:
            ahead.append(str(leads))
        for theme in THEMES:
            page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            if wrong := faults(page, WCAG if theme == THEMES[0] else COLOURS):
                found[f"{address} {theme}"] = wrong
    assert len(ahead) >= len(addresses)
    return found


@pytest.fixture(scope="module")
def node(lived_in: Node) -> Node:
    """A node where no page is empty."""
    return lived_in


@pytest.fixture
def outside(browser: Browser) -> Iterator[Any]:
    """Opens a page for somebody who is not signed in."""
    contexts = []

    def open_page(**options: Any) -> Page:
        contexts.append(browser.new_context(**{"locale": "zh-CN", "reduced_motion": "reduce", **options}))
        return contexts[-1].new_page()

    yield open_page
    for context in contexts:
        context.close()


def test_every_page_without_an_id_is_walked_or_has_a_reason() -> None:
    walked = {_name(address) for address in [*OUTSIDE, *chain(*INSIDE.values())]}
    pages = {page.name for page in TABLE.values() if "GET" in page.methods and not page.names}
    assert sorted(pages - walked - set(UNWALKED)) == [], "walk to it, or say in UNWALKED why not"
    assert sorted(set(UNWALKED) - pages) == []


def _name(address: str) -> str:
    with suppress(Resolver404):
        return resolve(address.partition("?")[0]).view_name
    return ""


@pytest.mark.parametrize("person", list(INSIDE))
def test_pages_of_the_newsroom_and_its_operators(node: Node, sign_in: SignIn, person: str) -> None:
    assert walk(sign_in(person), node, INSIDE[person]) == {}


@pytest.mark.parametrize("width", [390, 1366])
def test_pages_for_everybody(node: Node, outside: Any, width: int) -> None:
    page = outside(viewport={"width": width, "height": 844})
    assert walk(page, node, OUTSIDE) == {}


def test_the_elder_mode_is_large_and_sound(node: Node, outside: Any) -> None:
    page = outside(viewport={"width": 390, "height": 844})
    page.goto(node.address + SITE)
    page.get_by_role("button", name="长者版").click()
    assert walk(page, node, [SITE, f"{SITE}s/all/"]) == {}
    sizes = "all => all.filter((e) => e.checkVisibility()).map((e) => parseFloat(getComputedStyle(e).fontSize))"
    assert min(page.locator("main :is(p, a, li, h2, h3)").evaluate_all(sizes)) >= 18
    heights = "all => all.map((e) => e.getBoundingClientRect().height)"
    assert min(page.locator(".tools button, .sections a, .search button").evaluate_all(heights)) >= 44
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_phone_at_the_desk(node: Node, sign_in: SignIn) -> None:
    page = sign_in("tj-jizhe", viewport={"width": 390, "height": 844}, reduced_motion="reduce", has_touch=True)
    assert walk(page, node, ["/desk/", "/desk/stories/", "/desk/plan/leads/"]) == {}
    page.goto(f"{node.address}/desk/")
    page.get_by_role("button", name="更多").click()
    assert page.get_by_role("dialog", name="全部栏目").get_by_role("link", name="素材").is_visible()
    assert faults(page) == []


def test_dialogs_and_menus(node: Node, sign_in: SignIn) -> None:
    page = sign_in("tj-zhiban", reduced_motion="reduce")
    page.goto(f"{node.address}/desk/plan/leads/")
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="快捷键")
    assert keys.get_by_text("本页", exact=True).is_visible()
    assert faults(page) == []
    page.keyboard.press("Escape")
    page.locator("details.menu summary").click()
    assert faults(page) == []
    page.keyboard.press("Escape")
    assert not page.get_by_role("link", name="我的账号").is_visible()


def test_the_measure_itself_finds_faults(node: Node, outside: Any) -> None:
    page = outside()
    page.goto(node.address + SITE)
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button><img src=\"x\">')")
    assert {fault.split(" ")[0] for fault in faults(page)} == {"button-name", "image-alt"}

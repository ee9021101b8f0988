"""The public site on a reader's phone: installable, there without a network, forgetting what was withdrawn."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.support import Node
from tests.support.waiting import until

pytestmark = pytest.mark.e2e

SITE = "/site/511921/"


@pytest.fixture
def reader(browser: Browser, lived_in: Node) -> Iterator[Page]:
    """A reader's phone at the front page, with the site's worker in charge."""
    context = browser.new_context(locale="zh-CN", viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(lived_in.address + SITE)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    yield page
    context.close()


def test_chrome_would_install_it(reader: Page) -> None:
    asked = reader.context.new_cdp_session(reader)
    assert asked.send("Page.getAppManifest")["errors"] == []
    refused = {e["errorId"] for e in asked.send("Page.getInstallabilityErrors")["installabilityErrors"]}
    assert refused <= {"in-incognito"}  # where tests live


def test_what_was_read_is_there_without_a_network(reader: Page, lived_in: Node) -> None:
    reader.locator(".lead a").first.click()
    headline, address = reader.locator("h1").inner_text(), reader.url
    reader.wait_for_load_state("networkidle")
    reader.context.set_offline(True)
    reader.goto(address)
    expect(reader.locator("h1")).to_have_text(headline)
    reader.goto(f"{lived_in.address}{SITE}s/all/")
    expect(reader.locator("h1")).to_have_text("现在没有网络")


def test_a_withdrawn_page_leaves_the_phone_unasked(reader: Page, lived_in: Node) -> None:
    """It was read before it was withdrawn, and the reader never asks for it again."""
    gone, stays = SITE + json.loads(lived_in.read(f"{SITE}gone.json"))[0], f"{SITE}a/202601/1.html"
    keep = "path => caches.open('site-511921-2').then((c) => c.put(path, new Response('以前读过的报道')))"
    there = "path => caches.match(path).then(Boolean)"
    for path in (gone, stays):
        reader.evaluate(keep, path)
        assert reader.evaluate(there, path)
    reader.goto(f"{lived_in.address}{SITE}s/all/")
    until(lambda: not reader.evaluate(there, gone), 10)
    assert reader.evaluate(there, stays)


def test_times_are_told_by_the_centres_clock(browser: Browser, lived_in: Node) -> None:
    """A reader abroad sees the hour at which it was published there."""
    seen = []
    for zone in ("Asia/Shanghai", "America/New_York"):
        context = browser.new_context(locale="zh-CN", timezone_id=zone)
        page = context.new_page()
        page.goto(f"{lived_in.address}{SITE}s/all/")
        seen.append([page.locator("[data-today]").inner_text(), *page.locator("time.ago").all_inner_texts()[-5:]])
        context.close()
    assert seen[0] == seen[1]


def test_the_choice_of_dark_holds_on_the_next_page(reader: Page) -> None:
    reader.get_by_role("button", name="夜间").click()
    reader.locator(".lead a").first.click()
    assert reader.evaluate("document.documentElement.dataset.theme") == "dark"
    expect(reader.get_by_role("button", name="夜间")).to_have_attribute("aria-pressed", "true")

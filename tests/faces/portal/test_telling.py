"""What a real browser tells of a reading, and what it keeps to itself."""

import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

from rongmei.core.permissions import Role
from rongmei.core.scoping import scoped
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.publishing.api import public_url
from rongmei.faces.portal import told
from tests.factories.publishing import published_story
from tests.factories.readings import BROWSER
from tests.factories.stories import make_content
from tests.support.people import MakeActor
from tests.support.waiting import until

pytestmark = pytest.mark.e2e
# A browser of people: it does not say that it is driven.
HUMAN = (f"--user-agent={BROWSER}", "--disable-blink-features=AutomationControlled")


@dataclass
class Site:
    """A public site on the loopback, and what its pages told."""

    address: str
    page: str
    heard: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    @property
    def told(self) -> list[dict[str, Any]]:
        """The beacons, as JSON."""
        return [json.loads(body) for _headers, body in self.heard]


@pytest.fixture
def site(tmp_path: Path, settings: Any, county: Organisation, make_actor: MakeActor) -> Iterator[Site]:
    """A published story of some length, served from disk."""
    settings.RONGMEI_PUBLIC_ROOT = tmp_path / "site"
    with scoped(county.pk):
        text = ["春茶开采。" * 60] * 12
        url = public_url(published_story(make_actor(Role.REPORTER), make_content("春茶开采", *text)))
    found = Site("", url)

    class Handler(SimpleHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            found.heard.append(({k.lower(): v for k, v in self.headers.items()}, body))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(tmp_path))) as server:
        found.address = f"http://127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield found
        server.shutdown()


@contextmanager
def reading(*arguments: str) -> Iterator[Page]:
    """A page of the system's Chromium on a phone's screen."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.fail("Chromium is not installed here: apt-get install chromium fonts-noto-cjk")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", *arguments])
        yield browser.new_page(viewport={"width": 390, "height": 844}, locale="zh-CN")
        browser.close()


def test_a_reading_is_told_when_it_begins_at_its_end_and_when_it_is_left(site: Site) -> None:
    with reading(*HUMAN) as page:
        page.goto(f"{site.address}/site/511921/index.html")
        page.wait_for_function("navigator.serviceWorker.controller !== null")
        page.click(f"main a[href='{site.page}']")
        until(lambda: site.told)
        page.mouse.wheel(0, 100_000)
        until(lambda: site.told[-1]["depth"] >= 90)
        page.wait_for_timeout(1200)
        page.goto(f"{site.address}/site/511921/index.html")
        until(lambda: len(site.told) >= 3)
        kept = page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")
        cookies = page.context.cookies()
    first, last = site.told[0], site.told[-1]
    assert (first["age"], first["seconds"], first["inside"]) == (2, 2, True)
    assert first["depth"] < 90 <= last["depth"]
    assert first["characters"] > 3000
    assert last["seconds"] >= 3
    assert {t["view"] for t in site.told} == {first["view"]}
    assert first["view"] not in kept
    assert cookies == []
    for headers, body in site.heard:
        assert told.read(body) is not None
        assert "cookie" not in headers


def test_each_view_has_a_number_of_its_own(site: Site) -> None:
    with reading(*HUMAN) as page:
        for number in (1, 2):
            page.goto(site.address + site.page)
            until(lambda: len({t["view"] for t in site.told}) == number)  # noqa: B023 (called at once)
    assert site.told[0]["inside"] is False


def test_a_driven_browser_tells_nothing(site: Site) -> None:
    with reading(f"--user-agent={BROWSER}") as page:
        page.goto(site.address + site.page)
        page.wait_for_timeout(2600)
        page.goto(f"{site.address}/site/511921/index.html")
        page.wait_for_timeout(300)
    assert site.told == []


def test_a_glance_is_not_told(site: Site) -> None:
    with reading(*HUMAN) as page:
        page.goto(site.address + site.page)
        page.wait_for_timeout(700)
        page.goto(f"{site.address}/site/511921/index.html")
        page.wait_for_timeout(2000)
    assert site.told == []

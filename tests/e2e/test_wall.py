"""The wall hangs there for months: it keeps itself fresh, and says so when it cannot."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.support import Node, SignIn

pytestmark = pytest.mark.e2e


def test_news_reaches_the_wall_by_itself(node: Node, sign_in: SignIn) -> None:
    wall, desk = sign_in("tj-zhuren", viewport={"width": 1920, "height": 1080}), sign_in("tj-jizhe")
    wall.goto(f"{node.address}/wall/")
    leads = wall.locator("dl div").filter(has_text="新线索").locator("dd")
    before = int(leads.inner_text())
    desk.goto(f"{node.address}/desk/plan/leads/new/")
    desk.locator("main [name=headline]").fill("大屏应当自己看到的线索")
    desk.locator("main button.main").click()
    expect(leads).to_have_text(str(before + 1), timeout=10_000)


def test_a_broken_line_is_told_and_mended(node: Node, sign_in: SignIn) -> None:
    wall = sign_in("tj-zhuren", viewport={"width": 1920, "height": 1080})
    wall.goto(f"{node.address}/wall/")
    state = wall.locator("[data-state]")
    expect(state).to_be_empty()
    node.kill("web")
    expect(state).to_have_text(re.compile(r"连接中断，内容停在 \d\d:\d\d"), timeout=20_000)
    expect(state).to_be_empty(timeout=60_000)


def test_a_wall_that_was_signed_out_says_so(node: Node, sign_in: SignIn) -> None:
    wall = sign_in("tj-zhuren", viewport={"width": 1920, "height": 1080})
    wall.goto(f"{node.address}/wall/")
    wall.context.clear_cookies()
    expect(wall.locator("[data-state]")).to_have_text(re.compile("登录已过期"), timeout=30_000)


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (3840, 2160)])
def test_nothing_is_cut_and_no_hand_is_needed(node: Node, sign_in: SignIn, width: int, height: int) -> None:
    wall = sign_in("tj-zhuren", viewport={"width": width, "height": height})
    wall.goto(f"{node.address}/wall/")
    assert wall.evaluate("document.documentElement.scrollHeight <= innerHeight")
    assert wall.evaluate("getComputedStyle(document.body).cursor") == "none"
    assert wall.evaluate("parseFloat(getComputedStyle(document.querySelector('h2')).fontSize) / innerWidth") > 0.014

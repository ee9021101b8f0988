"""A person of two centres: one inbox, a switch on the way, and nothing of one centre in the other."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.support import Node, SignIn

pytestmark = pytest.mark.e2e

HEADLINE = "五县区一起拍一场日出"


def test_work_at_another_centre_is_found_and_opened(sign_in: SignIn, node: Node) -> None:
    writer = sign_in("bz-jizhe")
    writer.goto(f"{node.address}/desk/plan/topics/new/")
    writer.fill('[name="headline"]', HEADLINE)
    writer.keyboard.press("Control+Enter")
    writer.wait_for_url(re.compile(r"/topics/\d+/"))

    director = sign_in("tj-zhuren")
    director.goto(f"{node.address}/desk/plan/topics/")
    expect(director.locator(".top .where")).to_have_text("通江县融媒体中心")
    expect(director.get_by_text(HEADLINE)).to_have_count(0)
    director.locator(".menu > summary").click()
    city = director.locator("#switcher button", has_text="巴中市融媒体中心")
    expect(city.locator(".waits")).to_contain_text(re.compile(r"\d"))
    director.get_by_role("link", name="全部单位的待办").click()
    pile = director.locator("section", has=director.get_by_role("heading", name="巴中市融媒体中心"))
    pile.get_by_role("button", name=HEADLINE).click()
    director.wait_for_url(re.compile(r"/topics/\d+/"))
    expect(director.locator(".top .where")).to_have_text("巴中市融媒体中心")
    expect(director.get_by_role("heading", name=HEADLINE)).to_be_visible()

    there = director.url
    director.locator(".menu > summary").click()
    director.locator("#switcher button", has_text="通江县融媒体中心").click()
    expect(director.locator(".top .where")).to_have_text("通江县融媒体中心")
    answer = director.goto(there)
    assert answer
    assert answer.status == 404

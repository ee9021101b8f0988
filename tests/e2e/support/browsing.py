"""Chromium, and people signed in to it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from rongmei.config.demo.cast import demo_password
from tests.e2e.support.node import Node

NAMES = ("chromium", "chromium-browser", "google-chrome")


class SignIn(Protocol):
    """Sign a person in; options are those of a Playwright browser context, e.g. `viewport`."""

    def __call__(self, username: str, **options: Any) -> Page: ...


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium; the test fails, saying what to install, when there is none."""
    program = next((found for name in NAMES if (found := shutil.which(name))), None)
    if program is None:
        pytest.fail("Chromium is not installed here: apt-get install chromium fonts-noto-cjk")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


class People:
    """Signs people in, each in a browser context of their own, and hears what goes wrong on their pages."""

    def __init__(self, browser: Browser, node: Node) -> None:
        self.browser, self.node = browser, node
        self.contexts: list[BrowserContext] = []
        self.faults: list[str] = []

    def __call__(self, username: str, **options: Any) -> Page:
        """A page at the desk, signed in."""
        context = self.browser.new_context(**{"locale": "zh-CN", "viewport": {"width": 1366, "height": 768}, **options})
        self.contexts.append(context)
        context.on("console", self._heard)
        context.on("weberror", lambda error: self.faults.append(str(error.error)))
        page = context.new_page()
        enter(page, self.node, username)
        return page

    def close(self) -> None:
        """Close every context; fails when a page did something it must not."""
        for context in self.contexts:
            context.close()
        assert not self.faults, self.faults

    def _heard(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.faults.append(message.text)


def enter(page: Page, node: Node, username: str) -> None:
    """Fill in the sign-in page, as a person does."""
    page.goto(f"{node.address}/desk/search/")
    page.fill('[name="login"]', username)
    page.fill('[name="password"]', os.environ.get("RONGMEI_DEMO_PASSWORD") or demo_password())
    page.click('main button[type="submit"]')
    page.wait_for_url("**/desk/**")

"""The fixtures of `tests.e2e.support`."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.e2e.support.browsing import People, SignIn, chromium
from tests.e2e.support.node import Node, running


# For the package, not the session: a node that nobody uses any more takes memory and looks for work.
@pytest.fixture(scope="package")
def node() -> Iterator[Node]:
    """One node for all files here."""
    with running() as found:
        yield found


@pytest.fixture(scope="package")
def lived_in() -> Iterator[Node]:
    """One node with ten days of work behind it, for tests that look and change nothing."""
    with running(lived_in=True) as found:
        yield found


# For a module, not the session: Playwright keeps an event loop in this thread, under which Django refuses to query.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for a module."""
    with chromium() as found:
        yield found


@pytest.fixture
def sign_in(browser: Browser, node: Node) -> Iterator[SignIn]:
    """`sign_in("tj-jizhe")` is a page of that person, in a browser context of its own."""
    people = People(browser, node)
    yield people
    people.close()

"""A newsroom of programs on a real node, for the tests that ask it over HTTP."""

from collections.abc import Iterator

import pytest

from tests.support.faults.node import running
from tests.support.newsroom import Newsroom


@pytest.fixture(scope="package")
def newsroom() -> Iterator[Newsroom]:
    """One for all files here."""
    with running() as node:
        yield Newsroom(node)

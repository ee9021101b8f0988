"""Nodes for the command: one with a small centre in it, shared; folders of their own for what changes much."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from rongmei.runtime.postgres import Cluster
from tests.cli.support import rongmei

FOUND = """
from rongmei.domains.organisations.api import found_organisation
found_organisation(code="511921", name="通江县", level="county", centre_name="通江县融媒体中心")
"""


@pytest.fixture(scope="session")
def centre() -> Iterator[Path]:
    """The folder of a node with 通江县 in it. Tests that share it leave it as they found it, or add to it."""
    yield from _made(founded=True)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder for a node of a test's own; what was started in it is stopped."""
    yield from _made(founded=False)


def _made(*, founded: bool) -> Iterator[Path]:
    home = Path(tempfile.mkdtemp(prefix="rongmei-cli-"))
    home.chmod(0o755)
    try:
        if founded:
            told = rongmei(home, "migrate")
            assert told.code == 0, told.all
            told = rongmei(home, "manage", "shell", "-v", "0", "-c", FOUND)
            assert told.code == 0, told.all
        yield home
    finally:
        if (home / "pg" / "data" / "PG_VERSION").exists():
            Cluster(home / "pg").stop()
        shutil.rmtree(home, ignore_errors=True)

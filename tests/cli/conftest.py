"""Nodes for the command: one with a small centre in it, shared; folders of their own for what changes much."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rongmei.runtime.postgres import Cluster
from tests.cli.support import rongmei
from tests.support import worlds

FOUND = """
from rongmei.domains.organisations.api import found_organisation
found_organisation(code="511921", name="通江县", level="county", centre_name="通江县融媒体中心")
"""


@pytest.fixture(scope="package")
def centre() -> Iterator[Path]:
    """The folder of a node with 通江县 in it. Tests that share it leave it as they found it, or add to it."""
    with _own() as home:
        worlds.copy("centre", home, _make_centre)
        Cluster(home / "pg").ensure()
        yield home


@pytest.fixture
def folder() -> Iterator[Path]:
    """An empty folder for a node of a test's own; what was started in it is stopped."""
    with _own() as home:
        yield home


@pytest.fixture
def fresh() -> Iterator[Path]:
    """The folder of a test's own node, as `rongmei migrate` leaves it in an empty one."""
    with _own() as home:
        worlds.copy("fresh", home, _make_fresh)
        Cluster(home / "pg").ensure()
        yield home


@contextmanager
def _own() -> Iterator[Path]:
    home = Path(tempfile.mkdtemp(prefix="rongmei-cli-"))
    home.chmod(0o755)
    try:
        yield home
    finally:
        _stop(home)
        shutil.rmtree(home, ignore_errors=True)


def _make_fresh(home: Path) -> None:
    told = rongmei(home, "migrate")
    assert told.code == 0, told.all
    _stop(home)


def _make_centre(home: Path) -> None:
    worlds.copy("fresh", home, _make_fresh)
    told = rongmei(home, "manage", "shell", "-v", "0", "-c", FOUND)
    assert told.code == 0, told.all
    _stop(home)


def _stop(home: Path) -> None:
    if (home / "pg" / "data" / "PG_VERSION").exists():
        Cluster(home / "pg").stop()

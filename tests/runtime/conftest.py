"""A folder that any account may reach, as a real node's is; pytest's own is closed to others."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def open_room() -> Iterator[Path]:
    """One folder for servers that several tests share."""
    yield from _made()


@pytest.fixture
def room() -> Iterator[Path]:
    """An empty folder for one test."""
    yield from _made()


def _made() -> Iterator[Path]:
    path = Path(tempfile.mkdtemp(prefix="rongmei-runtime-"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path)

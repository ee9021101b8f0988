"""Walls, journal, search, queue and the loop on PostgreSQL 15, the oldest that is supported; all else runs on 18."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.servers import old

ROOT = Path(__file__).resolve().parents[2]
SUITES = [
    "tests/core/scoping", "tests/core/journal", "tests/core/search", "tests/core/tasks",
    "tests/domains/ingest/test_runs.py", "tests/domains/review/test_circuit.py",
    "tests/domains/publishing/test_loop.py",
]  # fmt: skip


@pytest.fixture
def server() -> Iterator[str]:
    """A server of its own, below a folder that any account may reach."""
    with tempfile.TemporaryDirectory(prefix="rongmei-old-") as name:
        Path(name).chmod(0o755)
        with old(Path(name)) as address:
            yield address


def test_the_loop_and_its_walls_hold_on_the_oldest_database(server: str) -> None:
    told = {k: v for k, v in os.environ.items() if not k.startswith(("RONGMEI_DB_", "PYTEST_", "COV_"))}
    told |= {"RONGMEI_TEST_DATABASE_URL": server, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *SUITES]
    ran = subprocess.run(command, env=told, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout[-6000:]
    passed = re.search(r"(\d+) passed", ran.stdout)
    assert passed
    assert int(passed[1]) > 100

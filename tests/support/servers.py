"""Database servers of a test's own: embedded ones, and the oldest that is supported."""

import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rongmei.runtime.postgres import Cluster, account

OLD = Path("/usr/lib/postgresql/15/bin")


@contextmanager
def embedded(room: Path) -> Iterator[Cluster]:
    """A running embedded server below `room`."""
    cluster = Cluster(room / "pg")
    cluster.ensure()
    try:
        yield cluster
    finally:
        cluster.stop()


@contextmanager
def old(room: Path) -> Iterator[str]:
    """The address of a running PostgreSQL 15 below `room`, as its superuser."""
    if not OLD.exists():
        pytest.skip("PostgreSQL 15 is not installed here (apt-get install postgresql-15)")
    data, owner = room / "pg15", account.account()
    account.give(data, owner)
    with tempfile.NamedTemporaryFile("w", suffix=".pw") as file:
        file.write("pw")
        file.flush()
        Path(file.name).chmod(0o644)
        _run("initdb", "-D", str(data), "-U", "postgres", "-A", "scram-sha-256", f"--pwfile={file.name}", "-E", "UTF8")
    port = free_port()
    _run("pg_ctl", "start", "-D", str(data), "-w", "-l", str(data / "log"), "-o", f"-p {port} -k '' -h 127.0.0.1")
    try:
        yield f"postgresql://postgres:pw@127.0.0.1:{port}/postgres"
    finally:
        _run("pg_ctl", "stop", "-D", str(data), "-w", "-m", "immediate")


def free_port() -> int:
    """A TCP port nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _run(program: str, *arguments: str) -> None:
    identity = account.run_as(account.account())
    subprocess.run([str(OLD / program), *arguments], check=True, stdout=subprocess.DEVNULL, cwd="/", **identity)

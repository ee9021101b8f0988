"""A node as an operator runs it: `rongmei up` on a folder of its own, with people to work in it."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import psycopg

from rongmei.runtime.postgres import Cluster, process
from tests.support import worlds
from tests.support.servers import free_port
from tests.support.waiting import until

if TYPE_CHECKING:
    from tests.support.faults.desk import Desk

ROOT = Path(__file__).resolve().parents[3]
START_SECONDS = 600
# The longest lease (a dead worker's fetch) and the sweep after it, with room for a slow machine.
SETTLE = 150
PARTS = ("web", "worker", "database")


class Node:
    """The processes of one node, killed and started as a test likes; `address` has no slash at its end.

    `people` are those who are signed in, by their names.
    """

    def __init__(self, home: Path) -> None:
        self.home, self.port, self.people = home, free_port(), dict[str, "Desk"]()
        self.address = f"http://127.0.0.1:{self.port}"
        self.cluster = Cluster(home / "pg")
        self.environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith(("RONGMEI_", "DJANGO_", "DATABASE_", "COV_"))},
            "RONGMEI_HOME": str(home),
            "RONGMEI_ALLOWED_NETWORKS": "127.0.0.0/8",
            "RONGMEI_LOG_LEVEL": "WARNING",
            "PORT": str(self.port),
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        }
        self.start()

    def start(self) -> None:
        """`rongmei up`, its words kept in the folder; comes back at once."""
        with (self.home / "up.log").open("ab") as log:
            self.process = subprocess.Popen(self._command("up"), env=self.environment, cwd=ROOT, stdout=log, stderr=log)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A `rongmei` command beside the node."""
        command = self._command(*arguments)
        return subprocess.run(command, env=self.environment, cwd=ROOT, capture_output=True, text=True, check=False)

    def spawn(self, *arguments: str) -> subprocess.Popen[str]:
        """A `rongmei` command beside the node, its words to be read as they come."""
        return subprocess.Popen(
            self._command(*arguments), env={**self.environment, "PYTHONUNBUFFERED": "1"}, cwd=ROOT, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def python(self, code: str) -> str:
        """What some code prints inside the node's own Django."""
        ran = self.run("manage", "shell", "--no-imports", "-c", code)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout.strip()

    def healthy(self) -> bool:
        """True when it answers as an operator's monitor would want."""
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{self.address}/healthz", timeout=5) as answer:
            return bool(answer.status == 200)
        return False

    def working(self) -> bool:
        """True when every part runs."""
        with contextlib.suppress(psutil.Error, OSError):
            return all(self.processes(part) for part in PARTS) and self.healthy()
        return False

    def wait(self) -> float:
        """Until every part runs; how many seconds that took."""
        before = time.monotonic()
        until(self.working, START_SECONDS)
        return time.monotonic() - before

    def kill(self, part: str) -> None:
        """`kill -9` of a part with all that it started; of "supervisor" alone."""
        for victim in self.processes(part):
            with contextlib.suppress(psutil.NoSuchProcess):
                victim.kill()

    def processes(self, part: str) -> list[psutil.Process]:
        """The processes of a part; none while it is down."""
        if part == "supervisor":
            return [psutil.Process(self.process.pid)]
        if part == "database":
            pid = process.recorded_pid(self.cluster.data)
            return [psutil.Process(pid)] if pid and self.cluster.running() else []
        children = psutil.Process(self.process.pid).children()
        found = [c for c in children if c.cmdline()[1:4] == ["-m", "rongmei.cli", part]]
        return [one for child in found for one in (child, *child.children(recursive=True))]

    def database(self) -> psycopg.Connection:
        """A connection that passes every wall, to count what is there; waits for a server that is being restarted."""
        return until(self._connected, START_SECONDS)

    def _connected(self) -> psycopg.Connection | None:
        with contextlib.suppress(psycopg.OperationalError):
            return psycopg.connect(self.cluster.url("rongmei"), autocommit=True)
        return None

    def stop(self) -> None:
        """Ctrl-C, and whatever is left after it."""
        self.process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(60)
        self.process.kill()
        self.process.wait()
        self.cluster.stop()
        for person in self.people.values():
            person.client.close()
        self.people.clear()

    def words(self) -> str:
        """The end of what it said."""
        return (self.home / "up.log").read_text(errors="replace")[-4000:]

    def _command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "rongmei.cli", *arguments]


@contextlib.contextmanager
def running() -> Iterator[Node]:
    """A node with one county's newsroom, stopped and cleared away at the end."""
    home = Path(tempfile.mkdtemp(prefix="rongmei-faults-"))
    home.chmod(0o755)
    worlds.copy("newsroom", home, _found)
    try:
        with _up(home) as node:
            yield node
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _found(home: Path) -> None:
    with _up(home) as node:
        node.python("from tests.support.faults.people import found; found()")


@contextlib.contextmanager
def _up(home: Path) -> Iterator[Node]:
    node = Node(home)
    try:
        node.wait()
        yield node
    except AssertionError:
        sys.stderr.write(node.words())
        raise
    finally:
        node.stop()

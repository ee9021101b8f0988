"""A real supervisor in its own process, with a real database."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from rongmei.runtime.postgres import Cluster, process
from rongmei.runtime.supervisor import Supervisor
from rongmei.runtime.trouble import Trouble
from tests.support.waiting import until


class Node:
    """The processes of a node for tests."""

    def __init__(self, folder: Path, stdout: int | None = None) -> None:
        self.folder, self.cluster = folder, Cluster(folder / "pg")
        clean = {k: v for k, v in os.environ.items() if not k.startswith("RONGMEI_") and k != "DATABASE_URL"}
        command = [sys.executable, "-m", "tests.runtime.node", str(folder)]
        self.process = subprocess.Popen(command, env=clean, stdout=stdout)

    def pid(self, name: str) -> int:
        """The pid a child wrote down, 0 while it has not."""
        file = self.folder / "run" / name
        return int(file.read_text() or 0) if file.exists() else 0

    def up(self) -> bool:
        return bool(self.pid("web") and self.pid("worker"))

    def ask(self) -> bool:
        try:
            with psycopg.connect(self.cluster.url("rongmei")) as db:
                return db.execute("select 1").fetchone() == (1,)
        except psycopg.OperationalError:
            return False


@pytest.fixture
def node(room: Path) -> Iterator[Node]:
    made = Node(room / "home")
    until(made.up)
    yield made
    made.process.kill()
    made.process.wait()
    made.cluster.stop()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_one_signal_stops_all_and_leaves_nothing_behind(node: Node, number: int) -> None:
    pids = [node.pid("web"), node.pid("worker")]
    node.process.send_signal(number)
    assert node.process.wait(30) == 0
    assert not any(psutil.pid_exists(pid) for pid in pids)
    assert not node.cluster.running()


class Ended:
    """A child that asks its supervisor to stop the moment it is tended to."""

    def __init__(self, number: int) -> None:
        self.number, self.tended = number, 0

    def tend(self) -> None:
        self.tended += 1
        os.kill(os.getpid(), self.number if self.tended == 1 else signal.SIGTERM)

    def stop(self) -> None:
        """Nothing to stop."""


@pytest.mark.parametrize(("number", "tended"), [(signal.SIGINT, 1), (signal.SIGHUP, 2)])
def test_what_was_ignored_before_counts_for_hanging_up_only(number: int, tended: int) -> None:
    """`nohup` ignores SIGHUP and means it; a script's `&` ignores SIGINT, and yet a node must heed it."""
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {n: signal.getsignal(n) for n in numbers}
    for n in (signal.SIGINT, signal.SIGHUP):
        signal.signal(n, signal.SIG_IGN)
    child = Ended(number)
    try:
        Supervisor([child]).run()  # type: ignore[list-item]
    finally:
        for n, handler in before.items():
            signal.signal(n, handler)
    assert child.tended == tended


def test_kill_9_of_the_supervisor_takes_the_children_with_it(node: Node) -> None:
    pids = [node.pid("web"), node.pid("worker")]
    node.process.kill()
    node.process.wait()
    until(lambda: not any(_lives(pid) for pid in pids))
    assert node.cluster.running(), "the database ends by itself only when told: nothing acknowledged is at risk"


def test_a_killed_database_comes_back_and_the_others_live_on(node: Node) -> None:
    pids = [node.pid("web"), node.pid("worker")]
    address, postmaster = node.cluster.url(), process.recorded_pid(node.cluster.data)
    assert postmaster
    os.kill(postmaster, signal.SIGKILL)
    until(lambda: process.recorded_pid(node.cluster.data) != postmaster and node.ask())
    assert node.cluster.url() == address
    assert all(_lives(pid) for pid in pids)


def test_a_killed_child_comes_back(node: Node) -> None:
    before = node.pid("web")
    os.kill(before, signal.SIGKILL)
    until(lambda: node.pid("web") not in (0, before))
    assert _lives(node.pid("worker"))


def test_nobody_reading_its_lines_stops_nothing(room: Path) -> None:
    """`rongmei up | head` ends the reader; the node goes on."""
    node = Node(room / "home", stdout=subprocess.PIPE)
    until(node.up)
    assert node.process.stdout
    node.process.stdout.close()
    before = node.pid("web")
    os.kill(before, signal.SIGKILL)
    until(lambda: node.pid("web") not in (0, before))
    node.process.terminate()
    assert node.process.wait(30) == 0


def test_a_child_whose_supervisor_is_gone_already_does_not_stay() -> None:
    code = "from rongmei.runtime.parent import die_with_supervisor; die_with_supervisor(); print('stayed')"
    orphan = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "RONGMEI_SUPERVISOR": "1"}, capture_output=True, check=False
    )
    assert orphan.returncode == -signal.SIGKILL
    assert orphan.stdout == b""


def test_a_database_that_cannot_come_back_is_told_and_tried_again(
    room: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cluster, tries = Cluster(room / "pg", 1), []
    (room / "pg").mkdir()
    supervisor = Supervisor([], cluster)

    def refuse(_self: Cluster) -> None:
        tries.append(1)
        if len(tries) == 2:
            supervisor.stopping.set()
        raise Trouble("端口被占用")

    monkeypatch.setattr(Cluster, "ensure", refuse)
    monkeypatch.setattr(supervisor.stopping, "wait", lambda _seconds: supervisor.stopping.is_set())
    supervisor.run()
    assert capsys.readouterr().out.count("端口被占用") == 2


def _lives(pid: int) -> bool:
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import psycopg
import pytest

from rongmei.runtime.postgres import Cluster, account, process
from rongmei.runtime.trouble import Trouble
from tests.support.servers import free_port
from tests.support.waiting import until

ENSURE = (
    "import sys, pathlib; from rongmei.runtime.postgres import Cluster; Cluster(pathlib.Path(sys.argv[1])).ensure()"
)


@pytest.fixture
def cluster(room: Path) -> Iterator[Cluster]:
    server = Cluster(room / "pg")
    yield server
    server.stop()


def pid_of(cluster: Cluster) -> int:
    pid = process.recorded_pid(cluster.data)
    assert pid
    return pid


def ask(cluster: Cluster, question: str) -> object:
    with psycopg.connect(cluster.url(), autocommit=True) as db:
        row = db.execute(question).fetchone() if question.startswith(("select", "show")) else db.execute(question)
    return row[0] if isinstance(row, tuple) else None


def kill(cluster: Cluster) -> None:
    os.kill(pid_of(cluster), signal.SIGKILL)
    until(lambda: not cluster.running())


def test_a_new_folder_becomes_a_closed_utf8_server(cluster: Cluster) -> None:
    cluster.ensure()
    assert cluster.running()
    assert ask(cluster, "show server_encoding") == "UTF8"
    assert ask(cluster, "select datlocprovider from pg_database where datname = 'postgres'") == "b"
    assert ask(cluster, "select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256'") == 0
    assert ask(cluster, "show listen_addresses") == "127.0.0.1"
    assert ask(cluster, "show unix_socket_directories") == ""
    assert (cluster.room / "password").stat().st_mode & 0o777 == 0o600


def test_a_wrong_password_is_refused(cluster: Cluster) -> None:
    cluster.ensure()
    wrong = f"postgresql://postgres:wrong@127.0.0.1:{cluster.port()}/postgres"
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(wrong)


def test_ensuring_again_leaves_the_running_server_alone(cluster: Cluster) -> None:
    cluster.ensure()
    before = pid_of(cluster)
    Cluster(cluster.room).ensure()
    assert pid_of(cluster) == before


def test_after_kill_9_it_comes_back_with_its_data_and_its_port(cluster: Cluster) -> None:
    cluster.ensure()
    ask(cluster, "create table kept as select 7 as number")
    address = cluster.url()
    kill(cluster)
    cluster.ensure()
    assert cluster.url() == address
    assert ask(cluster, "select number from kept") == 7


def test_an_initdb_killed_half_way_is_begun_anew(cluster: Cluster) -> None:
    """The version file comes early, long before the cluster is whole."""
    fresh = cluster.data.with_name("data.new")
    with subprocess.Popen([sys.executable, "-c", ENSURE, str(cluster.room)], start_new_session=True) as first:
        until(lambda: (fresh / "PG_VERSION").exists() or cluster.data.exists())
        os.killpg(first.pid, signal.SIGKILL)
    assert not cluster.data.exists(), "too late to interrupt anything"
    cluster.ensure()
    assert ask(cluster, "select 1") == 1
    assert not fresh.exists()


def test_a_start_left_alone_with_its_initdb_is_waited_for(cluster: Cluster) -> None:
    """kill -9 of the starting process only: its initdb still writes when the next start comes."""
    fresh = cluster.data.with_name("data.new")
    with subprocess.Popen([sys.executable, "-c", ENSURE, str(cluster.room)]) as first:
        until(lambda: (fresh / "PG_VERSION").exists() or cluster.data.exists())
        first.kill()
    cluster.ensure()
    assert ask(cluster, "select 1") == 1


@pytest.mark.parametrize("name", ["password", "port"])
def test_a_note_that_was_left_empty_is_written_anew(cluster: Cluster, name: str) -> None:
    cluster.room.mkdir()
    (cluster.room / name).touch()
    cluster.ensure()
    assert ask(Cluster(cluster.room), "select 1") == 1


def test_stopping_twice_is_stopping_once(cluster: Cluster) -> None:
    cluster.ensure()
    cluster.stop()
    cluster.stop()
    assert not cluster.running()


def test_a_pid_file_naming_a_living_stranger_does_not_count(cluster: Cluster) -> None:
    cluster.ensure()
    kill(cluster)
    file = cluster.data / "postmaster.pid"
    lines = file.read_text().split("\n", 1)
    file.write_text(f"{os.getpid()}\n{lines[1]}")
    assert not cluster.running()
    cluster.ensure()
    assert pid_of(cluster) != os.getpid()
    assert ask(cluster, "select 1") == 1


def test_a_pid_file_naming_a_zombie_does_not_count(cluster: Cluster) -> None:
    cluster.ensure()
    cluster.stop()
    with subprocess.Popen([sys.executable, "-c", ""]) as zombie:
        until(lambda: psutil.Process(zombie.pid).status() == psutil.STATUS_ZOMBIE)
        (cluster.data / "postmaster.pid").write_text(f"{zombie.pid}\n")
        assert not cluster.running()
        cluster.ensure()
    assert cluster.running()


def test_the_server_of_another_folder_does_not_count(cluster: Cluster, room: Path) -> None:
    cluster.ensure()
    other = Cluster(room / "other")
    other.data.mkdir(parents=True)
    (other.data / "postmaster.pid").write_text(f"{pid_of(cluster)}\n")
    assert not other.running()


@pytest.mark.parametrize("text", ["", "\n", "not a pid\n"])
def test_a_cut_pid_file_names_nobody(room: Path, text: str) -> None:
    (room / "postmaster.pid").write_text(text)
    assert not process.alive(room)


def test_a_remembered_port_taken_meanwhile_is_given_up(cluster: Cluster) -> None:
    cluster.ensure()
    cluster.stop()
    with socket.socket() as thief:
        thief.bind(("127.0.0.1", cluster.port()))
        thief.listen()
        again = Cluster(cluster.room)
        again.ensure()
        assert again.port() != thief.getsockname()[1]
        assert ask(again, "select 1") == 1


def test_a_port_that_others_were_told_is_not_changed_behind_their_back(cluster: Cluster) -> None:
    cluster.ensure()
    cluster.stop()
    with socket.socket() as thief:
        thief.bind(("127.0.0.1", cluster.port()))
        thief.listen()
        with pytest.raises(Trouble, match=str(cluster.port())):
            cluster.ensure()


def test_a_given_port_is_used(room: Path) -> None:
    port = free_port()
    cluster = Cluster(room / "pg", port)
    cluster.ensure()
    try:
        assert ask(cluster, "show port") == str(port)
    finally:
        cluster.stop()


def test_two_at_once_start_one_server(room: Path) -> None:
    pair = [Cluster(room / "pg"), Cluster(room / "pg")]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(Cluster.ensure, pair))
    try:
        assert pair[0].url() == pair[1].url()
        assert ask(pair[1], "select 1") == 1
    finally:
        pair[0].stop()


def test_it_outlives_the_process_that_started_it(cluster: Cluster) -> None:
    code = "import sys, pathlib, rongmei.runtime.postgres as p; p.Cluster(pathlib.Path(sys.argv[1])).ensure()"
    subprocess.run([sys.executable, "-c", code, str(cluster.room)], check=True)
    assert ask(cluster, "select 1") == 1


def test_a_folder_that_cannot_be_made_is_told(room: Path) -> None:
    (room / "file").write_text("")
    with pytest.raises(Trouble, match="RONGMEI_HOME"):
        Cluster(room / "file" / "pg").ensure()


def test_a_server_that_does_not_start_says_why(cluster: Cluster) -> None:
    cluster.ensure()
    cluster.stop()
    with (cluster.data / "postgresql.conf").open("a") as conf:
        conf.write("no_such_setting = 1\n")
    with pytest.raises(Trouble, match="no_such_setting"):
        cluster.ensure()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the server as another account")
def test_root_keeps_the_files_where_the_account_can_reach_them(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    cluster = Cluster(closed / "pg")
    try:
        cluster.ensure()
        assert cluster.data.is_relative_to(account.OPEN_ROOM)
        assert psutil.Process(pid_of(cluster)).username() == account.NAME
        assert ask(cluster, "select 1") == 1
    finally:
        cluster.stop()
        shutil.rmtree(cluster.data.parent)

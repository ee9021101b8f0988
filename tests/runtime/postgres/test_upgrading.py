"""Data of PostgreSQL 15 come over to the wheel's server with everything in them, however often that is killed."""

import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from rongmei.runtime.postgres import Cluster, account, binaries, process, upgrading
from rongmei.runtime.trouble import Trouble
from tests.support.servers import OLD, free_port

ENSURE = (
    "import sys, pathlib; from rongmei.runtime.postgres import Cluster; Cluster(pathlib.Path(sys.argv[1])).ensure()"
)
FILL = """
create role rongmei_app login password 'app';
create role rongmei_migrator login password 'm';
"""
TABLES = """
create table entry (id bigint generated always as identity primary key, told text not null);
insert into entry (told) select '通江县 ' || n from generate_series(1, 20000) n;
alter table entry enable row level security;
alter table entry force row level security;
create policy p on entry to rongmei_app using (id % 2 = 0);
grant select on entry to rongmei_app;
create function never() returns trigger language plpgsql as 'begin raise exception ''append only''; end';
create trigger append_only before delete on entry for each row execute function never();
"""


def run(program: str, *arguments: str) -> None:
    identity = account.run_as(account.account())
    subprocess.run([str(OLD / program), *arguments], check=True, stdout=subprocess.DEVNULL, cwd="/", **identity)


@pytest.fixture
def aged(room: Path) -> Iterator[Cluster]:
    """The folder of a node whose database is PostgreSQL 15, with rows, roles, a policy and a trigger in it."""
    if not OLD.exists():
        pytest.skip("PostgreSQL 15 is not installed here (apt-get install postgresql-15)")
    cluster = Cluster(room / "pg")
    cluster.room.mkdir()
    cluster.room.chmod(0o755)
    (cluster.room / "password").write_text("secret")
    account.give(cluster.data, cluster.owner)
    with tempfile.NamedTemporaryFile("w", suffix=".pw") as file:
        file.write("secret")
        file.flush()
        Path(file.name).chmod(0o644)
        given = ("-D", str(cluster.data), "-U", "postgres", "-A", "scram-sha-256", f"--pwfile={file.name}")
        run("initdb", *given, "-E", "UTF8", "--locale=C")
    port = free_port()
    run("pg_ctl", "start", "-D", str(cluster.data), "-w", "-l", str(cluster.data / "log"), "-o", f"-p {port} -k ''")
    address = f"postgresql://postgres:secret@127.0.0.1:{port}"
    with psycopg.connect(f"{address}/postgres", autocommit=True) as db:
        db.execute(FILL)
        db.execute("create database rongmei owner rongmei_migrator")
    with psycopg.connect(f"{address}/rongmei", autocommit=True) as db:
        db.execute(TABLES)
    run("pg_ctl", "stop", "-D", str(cluster.data), "-w", "-m", "fast")
    yield cluster
    cluster.stop()


def check(cluster: Cluster) -> None:
    with psycopg.connect(cluster.url("rongmei")) as db:
        assert db.info.server_version // 10000 == binaries.major()
        assert db.execute("select count(*), min(told), max(id) from entry").fetchone() == (20000, "通江县 1", 20000)
        with pytest.raises(psycopg.errors.RaiseException):
            db.execute("delete from entry where id = 1")
    app = cluster.url("rongmei").replace(cluster.url().split("@", maxsplit=1)[0], "postgresql://rongmei_app:app")
    with psycopg.connect(app) as db:
        assert db.execute("select count(*) from entry").fetchone() == (10000,)


def test_everything_comes_over_and_the_old_folder_is_kept(aged: Cluster, capfd: pytest.CaptureFixture[str]) -> None:
    aged.ensure()
    check(aged)
    assert upgrading.major(aged.data) == binaries.major()
    assert upgrading.major(aged.data.with_name("data.old-15")) == 15
    assert (aged.data / upgrading.WHOLE).exists()
    said = capfd.readouterr().out
    assert "正在升级到" in said
    assert "旧数据留在" in said
    aged.stop()
    aged.ensure()
    check(aged)


def test_killed_at_any_moment_it_is_there_after_the_next_start(aged: Cluster) -> None:
    chance = random.Random(20261125)
    for _kill in range(5):
        tried = subprocess.Popen([sys.executable, "-c", ENSURE, str(aged.room)], stdout=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.5, 6))
        tried.send_signal(signal.SIGKILL)
        tried.wait()
    aged.ensure()
    check(aged)
    for folder in ("data.new", "data.old-15"):
        assert not process.alive(aged.data.with_name(folder))


@pytest.mark.parametrize("whole", [True, False])
def test_killed_between_the_two_names_the_folder_gets_its_name(room: Path, whole: bool) -> None:
    data = room / "data"
    for name, version in (("data.old-15", "15"), ("data.new", "18")):
        (room / name).mkdir()
        (room / name / "PG_VERSION").write_text(version)
    if whole:
        (room / "data.new" / upgrading.WHOLE).touch()
    upgrading.settle(data)
    assert upgrading.major(data) == (18 if whole else 15)


def test_without_the_old_programs_it_says_what_to_install(aged: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    (aged.data / "PG_VERSION").write_text("14\n")
    with pytest.raises(Trouble, match="postgresql-14"):
        aged.ensure()


def test_data_of_a_newer_server_are_left_alone(aged: Cluster) -> None:
    (aged.data / "PG_VERSION").write_text("99\n")
    with pytest.raises(Trouble, match="本版本只带"):
        aged.ensure()
    (aged.data / "PG_VERSION").write_text("15\n")


def test_the_programs_are_kept_beside_the_data(room: Path) -> None:
    cluster = Cluster(room / "pg")
    cluster.ensure()
    kept = binaries.kept_folder(cluster.data, binaries.major())
    cluster.stop()
    told = subprocess.run([kept / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    assert f" {binaries.major()}." in told

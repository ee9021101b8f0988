"""What the doctor finds, in plain words."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from django.utils import timezone

from rongmei.cli.doctor import machine, package
from rongmei.cli.doctor.finding import Finding, Grade
from rongmei.cli.doctor.work import work
from rongmei.core.journal.models import Parked
from rongmei.core.permissions import Actor
from rongmei.core.scoping import scoped
from rongmei.domains.organisations.api import LicenceKind, keep_licence
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.planning.api import make_lead
from rongmei.runtime import environment, layout
from rongmei.runtime.layout import Home
from rongmei.runtime.postgres import Cluster
from tests.cli.support import Told, rongmei
from tests.support.servers import free_port

STOPPED = "postgresql://nobody:x@127.0.0.1:1/rongmei"


def wrongs(findings: Iterator[Finding]) -> list[str]:
    found = list(findings)
    assert all(f.advice for f in found if f.grade is Grade.WRONG), "what is wrong comes with what to do"
    return [f.what.zh for f in found if f.grade is Grade.WRONG]


def doctor(home: Path, database: str = "") -> Told:
    more = {"DATABASE_URL": database} if database else {}
    return rongmei(home, "doctor", "--lang", "zh", more={"PORT": str(free_port()), **more})


def test_a_fresh_folder_lacks_nothing_that_starting_would_not_bring(tmp_path: Path) -> None:
    told = doctor(tmp_path)
    assert "内置数据库没有运行" in told.out
    assert "请执行 rongmei up" in told.out
    assert "可写" in told.out


def test_a_sound_node_has_a_line_for_each_thing(centre: Path) -> None:
    told = doctor(centre)
    for words in ("数据库可用：PostgreSQL 18", "时钟与数据库一致", "都受行级安全约束", "数据库结构是最新的", "端口"):
        assert words in told.out
    assert "✗ 数据库" not in told.out


def test_it_speaks_english(centre: Path) -> None:
    told = rongmei(centre, "doctor", "--lang", "en", more={"PORT": str(free_port())})
    assert "the schema is up to date" in told.out
    assert "数据库" not in told.out


def test_a_database_out_of_reach_is_told_soon(tmp_path: Path) -> None:
    told = doctor(tmp_path, STOPPED)
    assert told.code == 1
    assert "连接不上数据库" in told.out
    assert "DATABASE_URL" in told.out


def test_a_malformed_address_is_told(tmp_path: Path) -> None:
    assert "DATABASE_URL 的写法不对" in doctor(tmp_path, "mysql://a/b").out


def test_a_server_too_old_is_told(centre: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from rongmei.cli.doctor.database import database

    monkeypatch.setattr(environment, "OLDEST", 99)
    monkeypatch.setenv("DATABASE_URL", Cluster(centre / "pg").url())
    monkeypatch.delenv("RONGMEI_DB_APP")
    assert ["需要 99 或更高版本" in what for what in wrongs(database(Home(centre)))] == [True]


def test_a_role_that_passes_by_the_walls_is_named_with_the_cure(centre: Path) -> None:
    admin = Cluster(centre / "pg").url()
    with psycopg.connect(admin, autocommit=True) as db:
        db.execute("alter role rongmei_app bypassrls")
        told = doctor(centre)
        db.execute("alter role rongmei_app nobypassrls")
    assert told.code == 1
    assert "数据库角色 rongmei_app 可绕过行级安全" in told.out
    assert "ALTER ROLE rongmei_app NOSUPERUSER NOBYPASSRLS" in told.out


def test_migrations_that_wait_are_counted(centre: Path) -> None:
    where = "app = 'publishing' and name = (select max(name) from django_migrations where app = 'publishing')"
    with psycopg.connect(Cluster(centre / "pg").url("rongmei"), autocommit=True) as db:
        row = db.execute(f"select app, name, applied from django_migrations where {where}".encode()).fetchone()
        assert row
        db.execute(f"delete from django_migrations where {where}".encode())
        told = doctor(centre)
        db.execute("insert into django_migrations (app, name, applied) values (%s, %s, %s)", row)
    assert told.code == 1
    assert "有 1 项数据库结构更新未执行" in told.out
    assert "rongmei migrate" in told.out


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert wrongs(machine.port(prepared(tmp_path), "127.0.0.1", taken.getsockname()[1]))


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    found = wrongs(machine.folder(Home(tmp_path / "file" / "home")))
    assert ["不能写入数据文件夹" in what for what in found] == [True]


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "NEEDED_BYTES", 10**18)
    found = wrongs(machine.folder(Home(tmp_path)))
    assert ["所在磁盘只剩" in what for what in found] == [True]


def test_missing_assets_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "BUILT", "nowhere/manifest.json")
    monkeypatch.setattr(package, "CATALOGUE", "nowhere/django.mo")
    assert [what[:4] for what in wrongs(package.assets())] == ["前端资源", "英文界面"]


def test_an_old_python_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "OLDEST", (9, 9))
    assert ["太旧" in what for what in wrongs(machine.python())] == [True]


def prepared(home: Path) -> Home:
    place = Home(home)
    place.prepare()
    return place


def beat(ago: timedelta) -> None:
    """A worker that told last so long ago."""
    from django.db import connections

    with connections["migrator"].cursor() as cursor:
        cursor.execute("insert into procrastinate_workers (last_heartbeat) values (%s)", [timezone.now() - ago])


@pytest.mark.django_db(transaction=True, databases="__all__")
class TestWork:
    """Worker, sealer, what waits, licences."""

    def test_a_living_worker_is_well(self) -> None:
        beat(timedelta(seconds=2))
        assert wrongs(work(running=True)) == []

    def test_a_silent_worker_of_a_running_node_is_wrong(self) -> None:
        beat(timedelta(minutes=7))
        assert wrongs(work(running=True)) == ["后台 worker 没有运行，已 420 秒没有心跳：发布、采集都会停住"]
        assert wrongs(work(running=False)) == []

    def test_no_worker_ever_is_wrong_too(self) -> None:
        assert wrongs(work(running=True)) == ["后台 worker 没有运行：发布、采集都会停住"]

    def test_deeds_unsealed_for_long_are_told(self, county: Organisation, monkeypatch: pytest.MonkeyPatch) -> None:
        from rongmei.faces.ops.health import node as module

        beat(timedelta(0))
        with scoped(county.pk):
            make_lead(actor=Actor.system(county.pk), headline="线索")
        assert wrongs(work(running=True)) == []
        monkeypatch.setattr(module, "LATE", timedelta(0))
        assert wrongs(work(running=True)) == ["有日志 0 分钟没有封存"]

    def test_what_waits_for_a_person_is_counted(self, county: Organisation) -> None:
        beat(timedelta(0))
        Parked.objects.create(
            subscriber="planning.leads", entry_id=1, organisation=county, attempts=9, error="E", next_at=timezone.now()
        )
        assert wrongs(work(running=True)) == [f"{county.name}：有 1 条日志的后续处理失败"]

    @pytest.mark.parametrize(("days", "grade"), [(200, None), (40, Grade.NOTE), (-3, Grade.WRONG)])
    def test_licences_that_end_are_told_in_time(self, county: Organisation, days: int, grade: Grade | None) -> None:
        ends = timezone.localdate() + timedelta(days=days)
        with scoped(county.pk):
            keep_licence(actor=Actor.system(county.pk), kind=LicenceKind.NEWS, number="1", expires_on=ends)
        found = [f for f in work(running=False) if "通江县" in f.what.zh]
        assert [f.grade for f in found] == ([grade] if grade else [])
        assert all("互联网新闻信息服务许可证" in f.what.zh for f in found)

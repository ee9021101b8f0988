"""Saving a node into a file and bringing it back."""

import shutil
import tarfile
from pathlib import Path

import psycopg
import pytest

from rongmei.runtime import databases as databases_
from rongmei.runtime.backup import switching
from rongmei.runtime.backup.staging import stage
from rongmei.runtime.layout import Home
from rongmei.runtime.postgres import Cluster
from tests.cli.support import rongmei

NAMES = "from rongmei.domains.organisations.api import tree; print([o.name for o in tree()])"
SHOW = ("manage", "shell", "-v", "0", "-c", NAMES)


@pytest.fixture(scope="module")
def saved(centre: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of the shared node, with a page and a feed in it."""
    (centre / "public" / "511921").mkdir(exist_ok=True)
    (centre / "public" / "511921" / "index.html").write_text("首页")
    file = tmp_path_factory.mktemp("backups") / "node.tar.gz"
    told = rongmei(centre, "backup", str(file))
    assert told.code == 0, told.all
    assert f"到 {file}" in told.out
    return file


def test_it_is_one_private_file_with_everything_but_secrets(saved: Path) -> None:
    assert saved.stat().st_mode & 0o077 == 0
    with tarfile.open(saved) as tar:
        names = tar.getnames()
    assert {"database.dump", "manifest.json", "public/511921/index.html"} <= set(names)
    assert not [name for name in names if "secrets" in name or name.startswith("pg/")]


def test_without_a_name_it_is_named_by_the_time(centre: Path, tmp_path: Path) -> None:
    assert rongmei(centre, "backup", cwd=tmp_path).code == 0
    assert len(list(tmp_path.glob("rongmei-*.tar.gz"))) == 1


def test_it_comes_back_into_a_fresh_folder(saved: Path, folder: Path) -> None:
    told = rongmei(folder, "restore", str(saved))
    assert told.code == 0, told.all
    assert "✓ 日志完好" in told.out
    assert "通江县" in rongmei(folder, *SHOW).out
    assert (folder / "public" / "511921" / "index.html").read_text() == "首页"


def test_over_what_is_there_it_is_refused_unless_forced_and_then_put_aside(saved: Path, fresh: Path) -> None:
    (fresh / "media" / "1").mkdir()
    (fresh / "media" / "1" / "picture").write_text("mine")
    refused = rongmei(fresh, "restore", str(saved))
    assert refused.code == 1
    assert "--force" in refused.error
    assert (fresh / "media" / "1" / "picture").read_text() == "mine"
    forced = rongmei(fresh, "restore", str(saved), "--force")
    assert forced.code == 0, forced.all
    assert "通江县" in rongmei(fresh, *SHOW).out
    aside = next(fresh.glob("before-*"))
    assert (aside / "media" / "1" / "picture").read_text() == "mine"
    assert "原有数据库改名为 rongmei_before_" in forced.out


@pytest.mark.parametrize("harm", ["cut", "swap"])
def test_a_damaged_file_changes_nothing(saved: Path, folder: Path, harm: str) -> None:
    damaged = folder / "damaged.tar.gz"
    data = bytearray(saved.read_bytes())
    damaged.write_bytes(data[: len(data) // 2] if harm == "cut" else b"not an archive" + bytes(data))
    told = rongmei(folder, "restore", str(damaged))
    assert told.code == 1
    assert "备份文件" in told.error
    assert "Traceback" not in told.all
    assert not any((folder / "public").iterdir())


def test_a_running_node_is_not_restored_over(saved: Path, centre: Path) -> None:
    with Home(centre).claim():
        told = rongmei(centre, "restore", str(saved), "--force")
    assert told.code == 1
    assert "正由另一个 rongmei 进程使用" in told.error
    assert Cluster(centre / "pg").running()


def test_what_a_newer_backup_beside_it_knows_to_be_withdrawn_stays_withdrawn(centre: Path, folder: Path) -> None:
    page, shelf = centre / "public" / "511921" / "a.html", folder / "shelf"
    shelf.mkdir()
    page.write_text("报道")
    assert rongmei(centre, "backup", str(shelf / "rongmei-20261101-020000.tar.gz")).code == 0
    page.rename(page.with_name("a.html.gone"))
    assert rongmei(centre, "backup", str(shelf / "rongmei-20261102-020000.tar.gz")).code == 0
    page.with_name("a.html.gone").unlink()
    (folder / "home").mkdir()
    told = rongmei(folder / "home", "restore", str(shelf / "rongmei-20261101-020000.tar.gz"))
    Cluster(folder / "home" / "pg").stop()
    assert told.code == 0, told.all
    assert "保留了 1 个较新的撤稿标记" in told.out
    assert (folder / "home" / "public" / "511921" / "a.html.gone").read_text() == "报道"


def test_it_can_be_tried_beside_a_running_node_and_changes_nothing(saved: Path, centre: Path) -> None:
    before = sorted(str(p) for p in centre.rglob("*") if "pg/data" not in str(p))
    with Home(centre).claim():
        told = rongmei(centre, "restore", str(saved), "--try")
    assert told.code == 0, told.all
    assert "✓ 备份可以恢复" in told.out
    after = {str(p) for p in centre.rglob("*") if "pg/data" not in str(p)}
    assert after - set(before) <= {str(centre / "run" / name) for name in ("trial.lock", "node.lock")}
    assert databases(centre) == {"rongmei"}


def test_broken_off_before_it_was_decided_nothing_has_changed(saved: Path, fresh: Path) -> None:
    (fresh / "restoring" / "media").mkdir(parents=True)
    with psycopg.connect(Cluster(fresh / "pg").url(), autocommit=True) as db:
        db.execute("create database rongmei_restoring")
    told = rongmei(fresh, "restore", str(saved))
    assert told.code == 1
    assert "原有数据没有改动" in told.out
    assert databases(fresh) == {"rongmei"}
    assert not (fresh / "restoring").exists()


def test_once_decided_only_what_finishes_it_may_start(saved: Path, fresh: Path) -> None:
    """Killed after the databases were switched and one folder was, as `decide` and half of `switch` leave it."""
    (fresh / "feeds" / "mine").write_text("old")
    place = Home(fresh)
    admin, database = Cluster(fresh / "pg").url(), "rongmei"
    new = stage(place, admin, database)
    new.fill(saved, place.secrets()["passwords"], lambda _said: None)
    switching.decide(place, switching.Plan(database, filled=True, moment="m"))
    databases_.replace(admin, database, new.database, aside="rongmei_before_m")
    shutil.rmtree(fresh / "media")
    (new.room / "media").rename(fresh / "media")
    refused = rongmei(fresh, "migrate")
    assert refused.code == 1
    assert "上次恢复没有做完" in refused.error
    again = rongmei(fresh, "restore", str(saved))
    assert again.code == 1, "there are data now"
    assert "正在接着做" in again.out
    assert databases(fresh) == {"rongmei", "rongmei_before_m"}
    assert (fresh / "before-m" / "feeds" / "mine").read_text() == "old"
    assert (fresh / "public" / "511921" / "index.html").read_text() == "首页"
    assert "通江县" in rongmei(fresh, *SHOW).out


def databases(home: Path) -> set[str]:
    with psycopg.connect(Cluster(home / "pg").url()) as db:
        return {row[0] for row in db.execute("select datname from pg_database where datname like 'rongmei%'")}

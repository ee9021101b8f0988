"""`rongmei demo` from the first start to the last: what is said, kept, stopped, begun again."""

import json
import signal
import socket
from pathlib import Path

import psutil
import pytest

from rongmei.config.demo import mark
from rongmei.runtime.postgres import Cluster, process
from tests.cli.support import rongmei
from tests.cli.support.node import START_SECONDS, started
from tests.e2e.support.node import make_bare
from tests.support import worlds
from tests.support.waiting import until

PEOPLE = "from rongmei.domains.accounts.models import User; print(User.objects.count())"
STRANGER = (
    "from rongmei.domains.accounts.models import User;"
    "u = User(username='zhang', display_name='张'); u.set_unusable_password(); u.save()"
)


@pytest.fixture
def loaded(folder: Path) -> Path:
    """A folder where the demonstration has been loaded and stopped."""
    worlds.copy("bare", folder, make_bare)
    return folder


def count(home: Path) -> int:
    return int(rongmei(home, "manage", "shell", "-v", "0", "-c", PEOPLE).out)


def test_it_starts_tells_stops_and_keeps(folder: Path) -> None:
    with started(folder, "demo", "--bare") as node:
        until(node.healthy, START_SECONDS)
        said = node.said()
        for words in ("正在启动数据库", "正在更新数据库结构", "演示单位和账号", "tj-yishen", f":{node.port}/desk/"):
            assert words in said
        assert " INFO " not in said, "a line a deed would bury the address"
        family = node.family()
        assert len(family) >= 3
        assert node.interrupt() == 0
    assert not [p for p in family if p.is_running() and p.status() != psutil.STATUS_ZOMBIE]
    assert not Cluster(folder / "pg").running()
    before = count(folder)
    with started(folder, "demo", "--bare") as again:
        until(again.healthy, START_SECONDS)
        assert "演示单位和账号" not in again.said(), "nothing is loaded twice"
        again.process.send_signal(signal.SIGTERM)
        assert again.process.wait(60) == 0
    assert count(folder) == before > 50


def test_half_a_world_is_thrown_away_and_begun_again(fresh: Path) -> None:
    with started(fresh, "demo", "--bare") as node:
        until(lambda: "演示单位和账号" in node.said(), START_SECONDS)
        node.kill()
    assert mark.read(fresh) is mark.Stage.LOADING
    refused = rongmei(fresh, "up")
    assert refused.code == 1
    assert "演示内容没有载入完整" in refused.error
    with started(fresh, "demo", "--bare") as again:
        until(again.healthy, START_SECONDS)
        assert "上次载入没有完成" in again.said()
        again.interrupt()
    assert mark.read(fresh) is mark.Stage.LOADED


def test_a_killed_database_comes_back(loaded: Path) -> None:
    with started(loaded, "demo", "--bare") as node:
        until(node.healthy, START_SECONDS)
        data = Cluster(loaded / "pg").data
        first = process.recorded_pid(data)
        assert first
        psutil.Process(first).kill()
        until(lambda: process.recorded_pid(data) not in (None, first) and node.healthy(), START_SECONDS)
        assert "数据库停了，正在重新启动" in node.said()
        assert node.interrupt() == 0


def test_a_reset_asks_first(folder: Path) -> None:
    told = rongmei(folder, "demo", "--reset", typed="n\n", more={"PORT": "0"})
    assert told.code == 1
    assert "全部数据，确定吗" in told.out


def test_a_node_where_people_work_is_left_alone(fresh: Path) -> None:
    assert rongmei(fresh, "manage", "shell", "-v", "0", "-c", STRANGER).code == 0
    told = rongmei(fresh, "demo", "--bare", more={"PORT": "0"})
    assert told.code == 1
    assert "已有真实单位的数据" in told.error
    assert count(fresh) == 1
    assert not (fresh / mark.FILE).exists()


def test_a_busy_port_names_who_has_it_before_anything_is_done(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        told = rongmei(tmp_path, "demo", more={"PORT": str(port)})
    assert told.code == 1
    assert f"端口 {port} 正被进程 " in told.error
    assert f"PORT={port + 1}" in told.error
    assert not (tmp_path / "pg").exists()


def test_two_on_one_folder_are_one_too_many(loaded: Path) -> None:
    with started(loaded, "demo", "--bare") as node:
        until(node.healthy, START_SECONDS)
        told = rongmei(loaded, "demo", "--bare", more={"PORT": "0"})
        assert told.code == 1
        assert "正由另一个 rongmei 进程使用" in told.error
        assert node.healthy()
        node.interrupt()


@pytest.mark.parametrize("stage", [mark.Stage.LOADED, mark.Stage.NONE])
def test_a_backup_tells_whether_it_is_of_a_demonstration(centre: Path, folder: Path, stage: mark.Stage) -> None:
    """A real centre that is restored over a demonstration must not name accounts on its sign-in page."""
    file = folder / "node.tar.gz"
    if stage is mark.Stage.LOADED:
        mark.write(centre, stage)
    saved = rongmei(centre, "backup", str(file))
    (centre / mark.FILE).unlink(missing_ok=True)
    assert saved.code == 0, saved.all
    mark.write(folder, mark.Stage.LOADED)
    told = rongmei(folder, "restore", str(file), "--force")
    assert told.code == 0, told.all
    assert json.loads((folder / mark.FILE).read_text())["stage"] == stage

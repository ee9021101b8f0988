"""Timed backups: to a folder and to an S3-compatible store, tried out, read back, old ones removed."""

import json
import os
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import boto3
import pytest
from moto.moto_server.threaded_moto_server import ThreadedMotoServer

from rongmei.cli.backups import is_due
from rongmei.runtime.backup import diary, retention
from rongmei.runtime.layout import Home
from tests.cli.support import rongmei
from tests.cli.support.node import START_SECONDS, started
from tests.support.waiting import until

KEYS = {"AWS_ACCESS_KEY_ID": "rongmei", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_DEFAULT_REGION": "us-east-1"}
NAMES = "from rongmei.domains.organisations.api import tree; print([o.name for o in tree()])"


@pytest.fixture(scope="module")
def store() -> Iterator[Mapping[str, str]]:
    """An S3 store on loopback with a bucket in it; what the node is told of it."""
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    address = f"http://{host}:{port}"
    with pytest.MonkeyPatch.context() as patch:
        for name, value in KEYS.items():
            patch.setenv(name, value)
        client = boto3.client("s3", endpoint_url=address)
        client.create_bucket(Bucket="county")
        yield {**KEYS, "RONGMEI_BACKUP_TO": "s3://county/node", "RONGMEI_BACKUP_ENDPOINT": address}
        client.close()
    server.stop()


@pytest.fixture
def shelf(tmp_path: Path) -> Mapping[str, str]:
    """A folder; what the node is told of it."""
    return {"RONGMEI_BACKUP_TO": str(tmp_path / "shelf")}


@pytest.mark.parametrize("kind", ["shelf", "store"])
def test_it_goes_there_is_tried_out_listed_fetched_and_restored(
    centre: Path, folder: Path, request: pytest.FixtureRequest, kind: str
) -> None:
    told_place = request.getfixturevalue(kind)
    made = rongmei(centre, "backup", more=told_place)
    assert made.code == 0, made.all
    last = diary.read(centre)
    assert (last.tested, last.step, last.error) == (True, "done", "")
    assert last.name in rongmei(centre, "backups", "list", more=told_place).out
    fetched = rongmei(folder, "backups", "fetch", last.name, str(folder / "b.tar.gz"), more=told_place)
    assert fetched.code == 0, fetched.all
    assert (folder / "b.tar.gz").stat().st_size == last.size
    assert rongmei(folder, "restore", str(folder / "b.tar.gz")).code == 0
    assert "通江县" in rongmei(folder, "manage", "shell", "-v", "0", "-c", NAMES).out


def test_old_ones_go_by_the_rule_strangers_stay_and_what_lies_there_is_private(
    centre: Path, shelf: Mapping[str, str]
) -> None:
    place = Path(shelf["RONGMEI_BACKUP_TO"])
    place.mkdir()
    now = datetime.now(UTC)
    for days in range(1, 5):
        (place / retention.name(now - timedelta(days=days))).write_text("old")
    (place / "notes.txt").write_text("mine")
    assert rongmei(centre, "backup", more={**shelf, "RONGMEI_BACKUP_KEEP": "2,0,0"}).code == 0
    assert len(list(place.glob("rongmei-*"))) == 2
    assert (place / diary.read(centre).name).stat().st_mode & 0o077 == 0
    assert (place / "notes.txt").exists()


def test_a_place_that_cannot_be_written_is_told_and_the_last_good_one_stays(centre: Path, tmp_path: Path) -> None:
    before = diary.read(centre)
    (tmp_path / "file").write_text("no folder")
    told = rongmei(centre, "backup", more={"RONGMEI_BACKUP_TO": str(tmp_path / "file" / "shelf")})
    assert told.code == 1
    assert "备份没有成功" in told.error
    assert "Traceback" not in told.all
    after = diary.read(centre)
    assert after.error
    assert (after.good, after.name) == (before.good, before.name)


def test_one_that_was_killed_counts_as_failed(tmp_path: Path) -> None:
    place, zone, at = Home(tmp_path), ZoneInfo("UTC"), [time(2, 30)]
    tmp_path.mkdir(exist_ok=True)
    diary.begin(tmp_path)
    begun = datetime.fromisoformat(diary.read(tmp_path).tried)
    assert not is_due(place, at, zone, begun + timedelta(minutes=1))
    assert is_due(place, at, zone, begun + timedelta(minutes=31))


def test_a_running_node_makes_its_first_by_itself(fresh: Path, shelf: Mapping[str, str]) -> None:
    with started(fresh, "up", more=shelf) as node:
        until(node.healthy, START_SECONDS)
        until(lambda: diary.read(fresh).good or diary.read(fresh).error, START_SECONDS)
        assert node.interrupt() == 0
    assert diary.read(fresh).error == ""
    assert json.loads((fresh / diary.FILE).read_text())["tested"] is True
    assert os.listdir(shelf["RONGMEI_BACKUP_TO"]) == [diary.read(fresh).name]


def test_a_time_that_is_none_is_told(folder: Path, shelf: Mapping[str, str]) -> None:
    told = rongmei(folder, "up", more={**shelf, "RONGMEI_BACKUP_AT": "half past two"})
    assert told.code == 1
    assert "RONGMEI_BACKUP_AT 的写法不对" in told.error
    assert not (folder / "pg").exists(), "it is told before anything is done"

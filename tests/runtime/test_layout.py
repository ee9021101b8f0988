import os
import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from rongmei.runtime.layout import FOLDERS, Home
from rongmei.runtime.roles import ROLES
from rongmei.runtime.trouble import Trouble

Usage = namedtuple("Usage", "total used free")


def test_every_folder_is_made(tmp_path: Path) -> None:
    Home(tmp_path / "var").prepare()
    assert {p.name for p in (tmp_path / "var").iterdir()} == set(FOLDERS)


def test_secrets_are_made_once_and_closed(tmp_path: Path) -> None:
    first, again = Home(tmp_path).secrets(), Home(tmp_path).secrets()
    assert first == again
    assert set(first["passwords"]) == set(ROLES)
    assert len({*first["passwords"].values(), first["secret_key"]}) == len(ROLES) + 1
    assert (tmp_path / "secrets.json").stat().st_mode & 0o777 == 0o600


def test_two_nodes_share_no_secret(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.mkdir()
    second.mkdir()
    assert Home(first).secrets()["secret_key"] != Home(second).secrets()["secret_key"]


def test_the_setup_token_stays_the_same_and_closed(tmp_path: Path) -> None:
    assert Home(tmp_path).setup_token() == Home(tmp_path).setup_token()
    assert (tmp_path / "setup-token").stat().st_mode & 0o777 == 0o600


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Trouble, match="RONGMEI_HOME"):
        Home(tmp_path / "file" / "var").prepare()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(Trouble, match="RONGMEI_HOME"):
        Home(tmp_path).prepare()


def test_a_full_disk_is_told_before_anything_breaks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(10**9, 9 * 10**8, 10**8))
    with pytest.raises(Trouble, match="100 MB"):
        Home(tmp_path).prepare()


def test_a_node_is_held_by_one_process_at_a_time(tmp_path: Path) -> None:
    place = Home(tmp_path)
    place.prepare()
    with place.claim(), pytest.raises(Trouble, match="Ctrl-C"), Home(tmp_path).claim():
        raise AssertionError("held twice")
    with place.claim():
        pass

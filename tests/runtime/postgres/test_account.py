import os
import pwd
import subprocess
from pathlib import Path

import pytest

from rongmei.runtime.postgres import account
from rongmei.runtime.trouble import Trouble


@pytest.fixture
def stranger() -> pwd.struct_passwd:
    return pwd.getpwnam("nobody")


def test_an_ordinary_user_runs_the_server_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert account.account() is None
    assert account.run_as(None) == {}


def test_root_without_an_account_is_told_what_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_command: object, **_options: object) -> None:
        raise subprocess.CalledProcessError(1, "useradd")

    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(account, "NAME", "rongmei-unknown")
    monkeypatch.setattr(subprocess, "run", refuse)
    with pytest.raises(Trouble, match=r"useradd --system .* rongmei-unknown"):
        account.account()


def test_a_command_runs_as_the_account_without_our_groups(stranger: pwd.struct_passwd) -> None:
    assert account.run_as(stranger) == {"user": stranger.pw_uid, "group": stranger.pw_gid, "extra_groups": []}


@pytest.mark.parametrize(("mode", "reachable"), [(0o700, False), (0o711, True), (0o755, True), (0o744, False)])
def test_a_folder_is_reachable_when_others_may_pass(
    room: Path, stranger: pwd.struct_passwd, mode: int, reachable: bool
) -> None:
    room.chmod(mode)
    assert account.reachable(room / "pg", stranger) is reachable
    room.chmod(0o755)


def test_everything_is_reachable_for_oneself(tmp_path: Path) -> None:
    assert account.reachable(tmp_path / "pg", None)


def test_the_owner_passes_by_the_owner_s_bit(room: Path) -> None:
    room.chmod(0o700)
    assert account.reachable(room / "pg", pwd.getpwuid(os.getuid()))

"""PostgreSQL refuses to run as root: then it runs as an ordinary system account."""

import os
import pwd
import subprocess
from pathlib import Path
from typing import Any

from rongmei.runtime.trouble import Trouble

NAME = "rongmei"
# Where things go that the account must reach, when the project lies below a folder closed to it (as /root is).
OPEN_ROOM = Path("/var/lib/rongmei")


def account() -> pwd.struct_passwd | None:
    """The account PostgreSQL runs as: None for this very user, a system account when we are root.

    Raises:
        Trouble: we are root and the account cannot be made.
    """
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(NAME)
    except KeyError:
        return _make()


def _make() -> pwd.struct_passwd:
    command = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", NAME]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise Trouble(
            f"PostgreSQL 不能以 root 身份运行，而创建系统账号 {NAME} 失败："
            f"请改用普通用户运行，或先执行 {' '.join(command)}。"
            f" (PostgreSQL cannot run as root and the account {NAME} could not be made.)"
        ) from error
    return pwd.getpwnam(NAME)


def run_as(owner: pwd.struct_passwd | None) -> dict[str, Any]:
    """Arguments for `subprocess` that run a command as the account."""
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}


def reachable(path: Path, owner: pwd.struct_passwd | None) -> bool:
    """True when the account may pass through every folder above `path`."""
    if owner is None:
        return True
    return all(_passable(folder.stat(), owner) for folder in path.absolute().parents if folder.exists())


def _passable(stat: os.stat_result, owner: pwd.struct_passwd) -> bool:
    if stat.st_uid == owner.pw_uid:
        return bool(stat.st_mode & 0o100)
    return bool(stat.st_mode & (0o010 if stat.st_gid == owner.pw_gid else 0o001))


def give(path: Path, owner: pwd.struct_passwd | None) -> None:
    """Make a folder that is there, private and the account's."""
    path.mkdir(parents=True, exist_ok=True)
    path.chmod(0o700)
    if owner:
        os.chown(path, owner.pw_uid, owner.pw_gid)

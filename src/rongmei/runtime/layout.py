"""Where this node keeps things: one folder."""

import fcntl
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rongmei.runtime.kept import kept
from rongmei.runtime.roles import ROLES
from rongmei.runtime.trouble import Trouble

NEEDED_BYTES = 500_000_000
FOLDERS = ("pg", "media", "public", "lake", "static", "logs", "run", "journal", "feeds")
# A restore that was decided on and not yet finished (see `backup.switching`).
UNFINISHED = "restore.json"
# In the lake's folder: held shared by whoever reads its files, alone by whoever takes some of them away.
LAKE_LOCK = ".lock"


class Home:
    """The folder of a node's data (`RONGMEI_HOME`).

    Args:
        path: the folder; made with its parts by `prepare`.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()

    def prepare(self) -> None:
        """Make the folders and the secrets.

        Raises:
            Trouble: not writable, or the disk is full.
        """
        try:
            for name in FOLDERS:
                (self.path / name).mkdir(parents=True, exist_ok=True)
            probe = self.path / "run" / f"probe-{os.getpid()}"
            probe.write_bytes(b"x")
            probe.unlink()
        except OSError as error:
            raise Trouble(
                f"不能写入数据文件夹 {self.path}：{error.strerror}。请检查权限，或用 RONGMEI_HOME 指定可写的位置。"
                f" (The data folder is not writable.)"
            ) from None
        self._refuse_a_full_disk()

    @contextmanager
    def claim(self, name: str = "node.lock") -> Iterator[None]:
        """Hold the node for one process: what runs it, or what must not happen while it runs.

        Args:
            name: of the lock, for a part of the node's work that only one process does at a time.

        Raises:
            Trouble: another process holds it.
        """
        with (self.path / "run" / name).open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Trouble(
                    f"数据文件夹 {self.path} 正由另一个 rongmei 进程使用。"
                    f"请先用 Ctrl-C 停止它，或用 RONGMEI_HOME 指定别的位置。"
                    f" (The node is running already.)"
                ) from None
            yield

    def _refuse_a_full_disk(self) -> None:
        free = shutil.disk_usage(self.path).free
        if free < NEEDED_BYTES:
            raise Trouble(
                f"{self.path} 所在磁盘只剩 {free // 1_000_000} MB，至少需要 {NEEDED_BYTES // 1_000_000} MB。"
                f"请清理后重试，或用 RONGMEI_HOME 指定别的磁盘。 (The disk is nearly full.)"
            )

    def secrets(self) -> dict[str, Any]:
        """Passwords of the database roles and the session key, made once, readable by the owner only."""
        found: dict[str, Any] = json.loads(kept(self.path / "secrets.json", _secrets))
        return found

    def setup_token(self) -> str:
        """The one-time word that opens the first-run page, made once."""
        return kept(self.path / "setup-token", lambda: secrets.token_urlsafe(9).encode()).decode()


def _secrets() -> bytes:
    passwords = {role: secrets.token_urlsafe(24) for role in ROLES}
    return json.dumps({"secret_key": secrets.token_urlsafe(48), "passwords": passwords}).encode()

"""A backup brought back beside the node: its files in a folder, its database under another name."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rongmei.runtime import databases
from rongmei.runtime.backup import archive, contents, dump
from rongmei.runtime.environment import addresses
from rongmei.runtime.layout import Home
from rongmei.runtime.roles import MIGRATOR, provision, role_url
from rongmei.runtime.trouble import Trouble

Say = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a backup is brought back before it takes anybody's place.

    Attributes:
        room: the folder; while it is there something is being brought back, or was when it was killed.
        admin: the server, as its administrator.
        database: the name of the database beside the node's own.
    """

    room: Path
    admin: str
    database: str

    def clear(self) -> None:
        """Throw away what is there of it; the node's own data are not touched."""
        databases.drop(self.admin, self.database)
        shutil.rmtree(self.room, ignore_errors=True)

    def fill(self, file: Path, passwords: dict[str, str], say: Say) -> dict[str, Any]:
        """Unpack a backup and load its database; what was there before is thrown away.

        Returns:
            the facts it was made with.

        Raises:
            Trouble: it is damaged, or of a newer server.
        """
        self.clear()
        self.room.mkdir(parents=True)
        say("正在核对备份 (checking the backup) ……")
        facts = archive.read(file, self.room)
        _refuse_older_server(facts, self.admin)
        for folder in contents.FOLDERS:
            (self.room / folder).mkdir(exist_ok=True)
        say("正在恢复数据库 (restoring the database) ……")
        provision(databases.beside(self.admin), self.database, passwords)
        url = role_url(self.admin, MIGRATOR, passwords[MIGRATOR], self.database)
        dump.load(url, self.room / archive.DUMP)
        (self.room / archive.DUMP).unlink()
        return facts

    def environment(self, secrets: dict[str, Any]) -> dict[str, str]:
        """What a Django process is told that works on the copy and not on the node."""
        return addresses(self.room, self.admin, self.database, secrets)


def stage(place: Home, admin: str, database: str) -> Stage:
    """Where a backup of this node is brought back that is to take its place."""
    return Stage(place.path / "restoring", admin, f"{database}_restoring")


@contextmanager
def trial(place: Home, admin: str, database: str) -> Iterator[Stage]:
    """Where a backup is brought back to see whether it can be; thrown away at the end. One at a time.

    Raises:
        Trouble: another one is being tried out.
    """
    with place.claim("trial.lock"):
        tried = Stage(place.path / "run" / "trial", admin, f"{database}_trial")
        try:
            yield tried
        finally:
            tried.clear()


def _refuse_older_server(facts: dict[str, Any], admin: str) -> None:
    made, here = facts["server"], dump.version(admin)
    if made > here:
        raise Trouble(
            f"备份来自 PostgreSQL {made}，不能恢复到 PostgreSQL {here}。请使用 {made} 或更高版本的数据库。"
            f" (The backup is from a newer server.)"
        )

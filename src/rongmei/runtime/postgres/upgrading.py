"""Data of an older major version are brought into a new folder beside the old one, which stays as it is.

The old server is run by programs of its own version: those that were kept beside the data when it last ran, or the
system's. Killed at any moment, the next start begins again, or ends what only lacked its new name. pg_upgrade is not
used: it wants both builds to agree on locale provider, checksums and compile options, which Debian's and the wheel's
do not.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from rongmei.runtime.postgres import binaries, process
from rongmei.runtime.trouble import Trouble

# In a new folder once it holds everything; kept, since positions in the journal must be made good (`cli.migrate`).
WHOLE = "rongmei-upgraded"
COMPRESSION = " SET default_toast_compression "
_DATABASES = """
select d.datname, pg_get_userbyid(d.datdba) from pg_database d
where not d.datistemplate and d.datname <> 'postgres' order by d.datname
"""
_TABLES = """
select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') order by 1, 2
"""

Say = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two servers: its programs, its folder, its port and how to run it.

    Attributes:
        run: runs a program of a folder as the server's account.
        login: user and password of the superuser.
    """

    programs: Path
    data: Path
    port: int
    login: tuple[str, str]
    run: Callable[..., None]

    def url(self, database: str = "postgres") -> str:
        """The superuser's address without the password, which goes by the environment."""
        return f"postgresql://{self.login[0]}@127.0.0.1:{self.port}/{database}"

    def connect(self, database: str = "postgres") -> psycopg.Connection:
        """A superuser's connection."""
        return psycopg.connect(self.url(database), password=self.login[1], autocommit=True)

    def environment(self) -> dict[str, str]:
        """What a client program is told: the password, which arguments would show to every user of the machine."""
        return {**os.environ, "PGPASSWORD": self.login[1]}

    @contextmanager
    def running(self) -> Iterator[None]:
        """The server runs, for us alone; one that a killed upgrade left is stopped first."""
        self.stop()
        process.clear(self.data)
        options = f"-c port={self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
        log = str(self.data / "upgrade.log")
        self.run(self.programs / "pg_ctl", "start", "-D", str(self.data), "-l", log, "-w", "-t", "300", "-o", options)
        try:
            yield
        finally:
            self.stop()

    def stop(self) -> None:
        """Stop it when it runs."""
        if process.alive(self.data):
            self.run(self.programs / "pg_ctl", "stop", "-D", str(self.data), "-m", "fast", "-w", "-t", "300")


def major(data: Path) -> int | None:
    """The major version a folder belongs to; None where there is no cluster."""
    try:
        return int((data / "PG_VERSION").read_text())
    except FileNotFoundError:
        return None


def old_programs(data: Path, wanted: int) -> Path:
    """The programs of an older version.

    Raises:
        Trouble: nobody kept them and the system has none.
    """
    for folder in (binaries.kept_folder(data, wanted), Path(f"/usr/lib/postgresql/{wanted}/bin")):
        if (folder / "postgres").exists():
            return folder
    raise Trouble(
        f"数据库是 PostgreSQL {wanted} 的，升级需要它的程序：请执行 apt-get install postgresql-{wanted}，"
        f"或装回上一个版本的 rongmei。数据没有改动。 (The programs of PostgreSQL {wanted} are missing.)"
    )


def settle(data: Path) -> None:
    """Where a killed upgrade left the folder without its name, give it to the new one when whole, else to the old."""
    if data.exists():
        return
    fresh = data.with_name("data.new")
    for old in sorted(data.parent.glob("data.old-*")):
        (fresh if (fresh / WHOLE).exists() else old).rename(data)
        return


def carry(old: Side, new: Side, room: Path, say: Say) -> None:
    """Bring roles and every database from one server to the other, and see that each table has as many rows.

    Args:
        room: an empty folder for dumps.

    Raises:
        Trouble: something did not come over; nothing has changed.
    """
    with old.running(), new.running():
        _globals(old, new)
        with old.connect() as db:
            databases = db.execute(_DATABASES).fetchall()
        for name, owner in databases:
            say(f"正在转移数据库 {name} ……")
            with new.connect() as db:
                db.execute(sql.SQL("create database {} owner {}").format(sql.Identifier(name), sql.Identifier(owner)))
            dump = room / "dump"
            _client(new, "pg_dump", f"--dbname={old.url(name)}", "--format=custom", "-Z1", f"--file={dump}")
            _client(new, "pg_restore", f"--dbname={new.url(name)}", "--exit-on-error", str(dump))
            dump.unlink()
            if (before := _rows(old, name)) != (after := _rows(new, name)):
                wrong = sorted(table for table, _n in before.items() ^ after.items())
                raise Trouble(f"数据库 {name} 的表 {wrong[0]} 行数不一致，没有升级，原数据没有改动。")
    (new.data / WHOLE).touch()


def swap(data: Path, fresh: Path, version: int) -> Path:
    """Put the new folder in the old one's place; returns where the old one is kept."""
    kept = data.with_name(f"data.old-{version}")
    shutil.rmtree(kept, ignore_errors=True)
    data.rename(kept)
    fresh.rename(data)
    return kept


def _globals(old: Side, new: Side) -> None:
    """Roles with their passwords; the superuser is there already.

    How texts are compressed stays behind: the new server may be built without it, and each start says it again.
    """
    told = _client(new, "pg_dumpall", f"--dbname={old.url()}", "--roles-only")
    mine = f"ROLE {old.login[0]}"
    skipped = ("\\", f"CREATE {mine}", f"ALTER {mine}")
    lines = [x for x in told.decode().splitlines() if not x.startswith(skipped) and COMPRESSION not in x]
    _client(new, "psql", f"--dbname={new.url()}", "-qX", "-v", "ON_ERROR_STOP=1", given="\n".join(lines).encode())


def _rows(side: Side, database: str) -> Mapping[str, int]:
    with side.connect(database) as db:
        db.execute("set row_security = off")
        found = {}
        for schema, table in db.execute(_TABLES).fetchall():
            row = db.execute(sql.SQL("select count(*) from {}").format(sql.Identifier(schema, table))).fetchone()
            found[f"{schema}.{table}"] = row[0] if row else 0
        return found


def _client(side: Side, program: str, *arguments: str, given: bytes | None = None) -> bytes:
    """A client program of the new version; both servers have the same superuser and password."""
    source: dict[str, Any] = {"stdin": subprocess.DEVNULL} if given is None else {"input": given}
    ran: subprocess.CompletedProcess[bytes] = subprocess.run(
        [side.programs / program, *arguments], capture_output=True, env=side.environment(), check=False, **source
    )
    if ran.returncode:
        why = ran.stderr.decode("utf-8", "replace").strip()[-600:]
        raise Trouble(f"升级数据库时 {program} 失败，原数据没有改动：{why}")
    return ran.stdout

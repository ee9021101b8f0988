"""pg_dump and pg_restore of the server's own version, as the migrator, who sees every row."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

import psycopg

from rongmei.runtime.postgres import binaries
from rongmei.runtime.postgres.account import account
from rongmei.runtime.trouble import Trouble

_DEBIAN = Path("/usr/lib/postgresql")


def version(url: str) -> int:
    """The server's major version."""
    with psycopg.connect(url) as db:
        return db.info.server_version // 10000


def dump(url: str, target: Path) -> None:
    """Write the database into a file, in one snapshot.

    Args:
        url: the database as the migrator. Policies give it every row of every tenant table, so that no superuser is
            needed; pg_dump has to be told that this is meant.
    """
    _run("pg_dump", url, "--format=custom", "--enable-row-security", f"--file={target}")


def load(url: str, source: Path) -> None:
    """Fill an empty database from a file, whole or not at all; everything becomes the migrator's."""
    _run("pg_restore", url, "--no-owner", "--no-comments", "--single-transaction", "--exit-on-error", str(source))


def _run(program: str, url: str, *arguments: str) -> None:
    parts = urlsplit(url)
    shown = parts._replace(netloc=parts.netloc.replace(f":{parts.password}@", "@", 1)).geturl()
    try:
        subprocess.run(
            [_program(program, version(url)), f"--dbname={shown}", *arguments],
            check=True, stdin=subprocess.DEVNULL, capture_output=True, env=_environment(parts.password),
        )  # fmt: skip
    except subprocess.CalledProcessError as error:
        why = error.stderr.decode("utf-8", "replace").strip()
        raise Trouble(f"数据库 {program} 失败 ({program} failed): {why}") from None


def _environment(password: str | None) -> Mapping[str, str]:
    """The password goes by the environment: arguments are for every user of the machine to see."""
    return {**os.environ, "PGPASSWORD": unquote(password or "")}


def _program(name: str, major: int) -> str:
    """The program of the server's own major version: a newer one writes what an older server does not understand."""
    installed = Path(shutil.which(name) or name)
    for path in (_DEBIAN / str(major) / "bin" / name, binaries.folder(account()) / name, installed):
        if path.exists() and _major(path) == major:
            return str(path)
    raise Trouble(
        f"缺少 PostgreSQL {major} 的 {name}：请安装 postgresql-client-{major} 后重试。"
        f" (The client programs of PostgreSQL {major} are missing.)"
    )


def _major(program: Path) -> int:
    told = subprocess.run([program, "--version"], check=True, capture_output=True, text=True).stdout
    return int(told.split()[2].split(".")[0])

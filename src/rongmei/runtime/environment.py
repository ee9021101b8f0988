"""What every Django process of this node is told: where data lies, and the address of the database for each role."""

import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg

from rongmei.runtime.layout import UNFINISHED, Home
from rongmei.runtime.postgres import Cluster
from rongmei.runtime.roles import ROLES, database_url, provision, role_url
from rongmei.runtime.trouble import Trouble

DATABASE = "rongmei"
OLDEST = 15
# A server that is still starting is waited for: 20 tries, half a second apart.
TRIES, PAUSE = 20, 0.5


def home() -> Home:
    """The node's folder: RONGMEI_HOME, `var` below the present folder when not given."""
    return Home(Path(os.environ.get("RONGMEI_HOME", "var")))


def cluster(place: Home) -> Cluster | None:
    """The embedded server, None when DATABASE_URL names another."""
    return None if os.environ.get("DATABASE_URL") else Cluster(place.path / "pg")


def prepare(place: Home) -> dict[str, str]:
    """Make folders, start the embedded server when it is the one used, make roles and database.

    What is already in the environment is kept, so that a child process does nothing of this again.

    Returns:
        the environment of this process with RONGMEI_HOME, RONGMEI_SECRET_KEY, RONGMEI_DB_OWNER and one
        RONGMEI_DB_… address a role added to it.

    Raises:
        Trouble: in plain words, what is wrong with folder, disk or database.
    """
    if "RONGMEI_DB_APP" in os.environ:
        return dict(os.environ)
    place.prepare()
    _refuse_half_a_restore(place)
    admin, database = administrator(place)
    secrets = place.secrets()
    provision(admin, database, secrets["passwords"])
    return addresses(place.path, admin, database, secrets)


def addresses(folder: Path, admin: str, database: str, secrets: Mapping[str, Any]) -> dict[str, str]:
    """The environment of this process with what Django is told added: folder, key, and the database for each role."""
    told = {
        "RONGMEI_HOME": str(folder),
        "RONGMEI_SECRET_KEY": os.environ.get("RONGMEI_SECRET_KEY") or secrets["secret_key"],
        "RONGMEI_DB_OWNER": database_url(admin, database),
        "DJANGO_SETTINGS_MODULE": "rongmei.config.settings",
    }
    urls = {_variable(role): role_url(admin, role, secrets["passwords"][role], database) for role in ROLES}
    return {**os.environ, **told, **urls}


def _refuse_half_a_restore(place: Home) -> None:
    if (place.path / UNFINISHED).exists():
        raise Trouble(
            "上次恢复没有做完。请执行 rongmei up，它会先把恢复做完。"
            " (A restore was broken off: `rongmei up` finishes it first.)"
        )


def administrator(place: Home, tries: int = TRIES) -> tuple[str, str]:
    """A database of the server that can be reached as its administrator, and the name of the node's database.

    Args:
        tries: how often a server that does not answer is asked.

    Raises:
        Trouble: the server cannot be reached, is too old, or is not ours to administer.
    """
    if "RONGMEI_DB_APP" in os.environ:
        raise Trouble(
            "数据库地址由环境变量 RONGMEI_DB_APP 等给定，本命令无权管理它。请改为给出管理员的 DATABASE_URL 后重试。"
            " (This command needs the administrator's DATABASE_URL.)"
        )
    embedded = cluster(place)
    if embedded:
        embedded.ensure()
        return embedded.url(), DATABASE
    given = _given()
    database = urlsplit(given).path.lstrip("/")
    return reach(given, tries), DATABASE if database in ("", "postgres") else database


def reach(given: str, tries: int = TRIES) -> str:
    """Wait for the server a while; refuse one that is too old.

    Returns:
        the address given, or that of the server's own database when the one named is still to be made.
    """
    for left in reversed(range(tries)):
        for address in (given, database_url(given, "postgres")):
            try:
                return _connect(address)
            except psycopg.OperationalError as error:
                why = error
        if left:
            time.sleep(PAUSE)
    raise Trouble(f"连接不上数据库：{why}。请检查 DATABASE_URL 和数据库是否在运行。 (The database cannot be reached.)")


def _given() -> str:
    given = os.environ["DATABASE_URL"]
    parts = urlsplit(given)
    if parts.scheme not in ("postgresql", "postgres") or not parts.hostname:
        raise Trouble(
            "DATABASE_URL 的写法不对，应为 postgresql://用户:密码@主机:5432/库名。 (DATABASE_URL is not understood.)"
        )
    return given


def _connect(address: str) -> str:
    with psycopg.connect(address, connect_timeout=5) as db:
        version = db.info.server_version // 10000
    if version < OLDEST:
        raise Trouble(
            f"数据库版本是 PostgreSQL {version}，需要 {OLDEST} 或更高版本。请升级数据库。 (PostgreSQL is too old.)"
        )
    return address


def _variable(role: str) -> str:
    return role.replace("rongmei_", "RONGMEI_DB_").upper()

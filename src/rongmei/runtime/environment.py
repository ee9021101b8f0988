"""What every Django process of this node is told: where data lies, and the address of the database for each role."""

import os
import time
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from rongmei.runtime.layout import Home
from rongmei.runtime.postgres import Cluster
from rongmei.runtime.roles import ROLES, provision, role_url
from rongmei.runtime.trouble import Trouble

DATABASE = "rongmei"
OLDEST = 15


def home() -> Home:
    """The node's folder: RONGMEI_HOME, `var` below the present folder when not given."""
    return Home(Path(os.environ.get("RONGMEI_HOME", "var")))


def cluster(place: Home) -> Cluster | None:
    """The embedded server, None when DATABASE_URL names another."""
    return None if os.environ.get("DATABASE_URL") else Cluster(place.path / "pg")


def prepare(place: Home) -> dict[str, str]:
    """Make folders, start the embedded server when it is the one used, make roles and database.

    What is already in the environment is kept, so that a child process does nothing of this again.

    Raises:
        Trouble: in plain words, what is wrong with folder, disk or database.
    """
    if "RONGMEI_DB_APP" in os.environ:
        return dict(os.environ)
    place.prepare()
    embedded = cluster(place)
    if embedded:
        embedded.ensure()
    admin, database = _admin(embedded)
    passwords = place.secrets()["passwords"]
    _reach(admin)
    provision(admin, database, passwords)
    urls = {_variable(role): role_url(admin, role, passwords[role], database) for role in ROLES}
    owner = {"RONGMEI_DB_OWNER": role_url_of_admin(admin, database)}
    told = {"RONGMEI_HOME": str(place.path), "DJANGO_SETTINGS_MODULE": "rongmei.config.settings"}
    told["RONGMEI_SECRET_KEY"] = os.environ.get("RONGMEI_SECRET_KEY") or place.secrets()["secret_key"]
    return {**os.environ, **urls, **owner, **told}


def role_url_of_admin(admin: str, database: str) -> str:
    """The administrator's own address of the node's database."""
    return urlsplit(admin)._replace(path=f"/{database}").geturl()


def _variable(role: str) -> str:
    return role.replace("rongmei_", "RONGMEI_DB_").upper()


def _admin(embedded: Cluster | None) -> tuple[str, str]:
    if embedded:
        return embedded.url(), DATABASE
    given = os.environ["DATABASE_URL"]
    database = urlsplit(given).path.lstrip("/")
    if database in ("", "postgres"):
        return role_url_of_admin(given, "postgres"), DATABASE
    return given, database


def _reach(admin: str, *, tries: int = 20) -> None:
    """Wait for the server a while, and refuse one that is too old."""
    for left in reversed(range(tries)):
        try:
            with psycopg.connect(admin, connect_timeout=5) as db:
                version = db.info.server_version // 10000
                break
        except psycopg.OperationalError as error:
            if not left:
                raise Trouble(f"连接不上数据库：{error}。请检查 DATABASE_URL 和数据库是否在运行。") from None
            time.sleep(0.5)
    if version < OLDEST:
        raise Trouble(f"数据库版本是 PostgreSQL {version}，需要 {OLDEST} 或更高版本。请升级数据库。")

"""The database's login roles, made with plain SQL on any PostgreSQL from 15.

The administrator may be a superuser or a managed server's role with CREATEROLE and CREATEDB. Such a role may not
even mention the attributes SUPERUSER and BYPASSRLS when it alters, so they are looked at rather than set.
"""

import contextlib
from collections.abc import Mapping
from urllib.parse import quote, urlsplit

import psycopg
from psycopg import sql

from rongmei.runtime.trouble import Trouble

MIGRATOR = "rongmei_migrator"
ROLES = (MIGRATOR, "rongmei_app", "rongmei_sealer", "rongmei_reports")


def role_url(admin_url: str, role: str, password: str, database: str) -> str:
    """The address of `database` for one role, on the server of `admin_url`."""
    parts = urlsplit(admin_url)
    host = parts.netloc.rpartition("@")[2]
    login = ":".join(quote(word, safe="") for word in (role, password))
    return parts._replace(netloc=f"{login}@{host}", path=f"/{database}").geturl()


def database_url(admin_url: str, database: str) -> str:
    """The administrator's own address of `database`."""
    return urlsplit(admin_url)._replace(path=f"/{database}").geturl()


def provision(admin_url: str, database: str, passwords: Mapping[str, str]) -> None:
    """Make the roles and the database when they are not there; renew passwords. Safe to repeat.

    Args:
        admin_url: any database of the server, as a superuser or a role with CREATEROLE and CREATEDB.
        database: made when absent; owned by the migrator, closed to everybody but the roles.
        passwords: one for each of `ROLES`.

    Raises:
        Trouble: a role of that name exists and passes by row-level security.
    """
    with psycopg.connect(admin_url, autocommit=True) as db:
        for role in ROLES:
            _role(db, role, passwords[role])
            _compress(db, role)
        db.execute(sql.SQL("grant {} to current_user").format(sql.Identifier(MIGRATOR)))
        _database(db, database)
    with psycopg.connect(database_url(admin_url, database), autocommit=True) as db:
        db.execute(sql.SQL("set role {}").format(sql.Identifier(MIGRATOR)))
        db.execute("revoke create on schema public from public")


def _role(db: psycopg.Connection, role: str, password: str) -> None:
    name, secret = sql.Identifier(role), sql.Literal(password)
    found = db.execute("select rolsuper or rolbypassrls from pg_roles where rolname = %s", [role]).fetchone()
    if found is None:
        db.execute(sql.SQL("create role {} login password {}").format(name, secret))
    elif found[0]:
        raise Trouble(
            f"数据库角色 {role} 是超级用户或可绕过行级安全，不能使用。"
            f"请执行 ALTER ROLE {role} NOSUPERUSER NOBYPASSRLS。"
            f" (The role {role} passes by row-level security.)"
        )
    else:
        db.execute(sql.SQL("alter role {} login nocreatedb nocreaterole password {}").format(name, secret))


def _compress(db: psycopg.Connection, role: str) -> None:
    """Long texts by LZ4, where the server was built with it: twice as quick to write as PostgreSQL's own way."""
    with contextlib.suppress(psycopg.errors.InvalidParameterValue):
        db.execute(sql.SQL("alter role {} set default_toast_compression = 'lz4'").format(sql.Identifier(role)))


def _database(db: psycopg.Connection, database: str) -> None:
    owner = db.execute("select pg_get_userbyid(datdba) from pg_database where datname = %s", [database]).fetchone()
    names = sql.Identifier(database), sql.Identifier(MIGRATOR)
    if owner is None:
        db.execute(sql.SQL("create database {} owner {}").format(*names))
    elif owner[0] != MIGRATOR:
        db.execute(sql.SQL("alter database {} owner to {}").format(*names))
    with db.transaction():
        _close(db, database)


def _close(db: psycopg.Connection, database: str) -> None:
    """Nobody but the roles may connect. Done each time: a start that was killed in between is made whole."""
    name = sql.Identifier(database)
    db.execute(sql.SQL("set local role {}").format(sql.Identifier(MIGRATOR)))
    db.execute(sql.SQL("revoke all on database {} from public").format(name))
    for role in ROLES:
        db.execute(sql.SQL("grant connect on database {} to {}").format(name, sql.Identifier(role)))

"""The database's login roles, made with plain SQL on any PostgreSQL from 15."""

from collections.abc import Mapping
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg
from psycopg import sql

ROLES = ("rongmei_migrator", "rongmei_app", "rongmei_sealer", "rongmei_reports")


def role_url(admin_url: str, role: str, password: str, database: str) -> str:
    """The address of `database` for one role, on the server of `admin_url`."""
    parts = urlsplit(admin_url)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, f"{quote(role)}:{quote(password)}@{host}", f"/{database}", parts.query, ""))


def provision(admin_url: str, database: str, passwords: Mapping[str, str]) -> None:
    """Make the roles and the database when they are not there; renew passwords. Safe to repeat."""
    with psycopg.connect(admin_url, autocommit=True) as db:
        for role in ROLES:
            _role(db, role, passwords[role])
        if not db.execute("select 1 from pg_database where datname = %s", [database]).fetchone():
            db.execute(sql.SQL("grant rongmei_migrator to current_user"))
            names = sql.Identifier(database), sql.Identifier("rongmei_migrator")
            db.execute(sql.SQL("create database {} owner {}").format(*names))


def _role(db: psycopg.Connection, role: str, password: str) -> None:
    known = db.execute("select 1 from pg_roles where rolname = %s", [role]).fetchone()
    verb = sql.SQL("alter" if known else "create")
    rights = sql.SQL("login nosuperuser nocreatedb nocreaterole nobypassrls")
    db.execute(sql.SQL("{} role {} {} password {}").format(verb, sql.Identifier(role), rights, sql.Literal(password)))

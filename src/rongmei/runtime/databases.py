"""Putting the node's database out of the way, from beside it."""

import psycopg
from psycopg import sql

from rongmei.runtime.roles import database_url

# Connections left over from a killed process would hold the database.
_LEAVE = "select pg_terminate_backend(pid) from pg_stat_activity where datname = %s and pid <> pg_backend_pid()"


def beside(admin_url: str) -> str:
    """The administrator's address of the server's own database, which is never the node's."""
    return database_url(admin_url, "postgres")


def filled(admin_url: str, database: str) -> bool:
    """True when the database exists and holds any table."""
    with psycopg.connect(beside(admin_url), autocommit=True) as db:
        if not db.execute("select 1 from pg_database where datname = %s", [database]).fetchone():
            return False
    with psycopg.connect(database_url(admin_url, database), autocommit=True) as db:
        return db.execute("select 1 from pg_tables where schemaname = 'public' limit 1").fetchone() is not None


def drop(admin_url: str, database: str) -> None:
    """Remove the database; nothing happens when there is none."""
    with psycopg.connect(beside(admin_url), autocommit=True) as db:
        db.execute(_LEAVE, [database])
        db.execute(sql.SQL("drop database if exists {}").format(sql.Identifier(database)))


def rename(admin_url: str, database: str, name: str) -> None:
    """Keep the database under another name."""
    with psycopg.connect(beside(admin_url), autocommit=True) as db:
        db.execute(_LEAVE, [database])
        names = sql.Identifier(database), sql.Identifier(name)
        db.execute(sql.SQL("alter database {} rename to {}").format(*names))

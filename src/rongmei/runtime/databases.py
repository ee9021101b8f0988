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
        if not _there(db, database):
            return False
    with psycopg.connect(database_url(admin_url, database), autocommit=True) as db:
        return db.execute("select 1 from pg_tables where schemaname = 'public' limit 1").fetchone() is not None


def drop(admin_url: str, database: str) -> None:
    """Remove the database; nothing happens when there is none."""
    with psycopg.connect(beside(admin_url), autocommit=True) as db:
        db.execute(_LEAVE, [database])
        db.execute(sql.SQL("drop database if exists {}").format(sql.Identifier(database)))


def replace(admin_url: str, database: str, new: str, *, aside: str | None) -> bool:
    """Give a database the name of another, in one transaction; False when that was done before.

    Args:
        database: the name; who bears it now is renamed.
        new: who shall bear it.
        aside: the name for who bears it now; None drops it.
    """
    with psycopg.connect(beside(admin_url), autocommit=True) as db:
        if not _there(db, new):
            return False
        if aside is None:
            drop(admin_url, database)
        for name in (database, new):
            db.execute(_LEAVE, [name])
        with db.transaction():
            if _there(db, database):
                _rename(db, database, aside or "")
            _rename(db, new, database)
    return True


def _there(db: psycopg.Connection, name: str) -> bool:
    return db.execute("select 1 from pg_database where datname = %s", [name]).fetchone() is not None


def _rename(db: psycopg.Connection, old: str, new: str) -> None:
    db.execute(sql.SQL("alter database {} rename to {}").format(sql.Identifier(old), sql.Identifier(new)))

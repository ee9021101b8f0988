from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from rongmei.runtime.roles import MIGRATOR, ROLES, database_url, provision, role_url
from rongmei.runtime.trouble import Trouble
from tests.support import servers

PASSWORDS = {role: f"first of {role}/@:" for role in ROLES}
RENEWED = {role: f"second of {role}" for role in ROLES}
DATABASE = "centre"


@pytest.fixture(scope="module", params=["embedded", "PostgreSQL 15"])
def server(request: pytest.FixtureRequest, open_room: Path) -> Iterator[str]:
    """The superuser's address of a running server."""
    if request.param == "embedded":
        with servers.embedded(open_room) as cluster:
            yield cluster.url()
    else:
        with servers.old(open_room) as url:
            yield url


@pytest.fixture
def admin(server: str) -> Iterator[str]:
    """A server without our roles and database."""
    yield server
    with psycopg.connect(server, autocommit=True) as db:
        db.execute(sql.SQL("drop database if exists {}").format(sql.Identifier(DATABASE)))
        for role in [*ROLES, "managed", "passer_by"]:
            db.execute(sql.SQL("drop role if exists {}").format(sql.Identifier(role)))


@pytest.fixture
def managed(admin: str) -> str:
    """What a managed server gives: no superuser, but one who may make roles and databases."""
    with psycopg.connect(admin, autocommit=True) as db:
        db.execute("create role managed login createrole createdb password 'pw'")
    return role_url(admin, "managed", "pw", "postgres")


def as_role(admin: str, role: str, passwords: dict[str, str] = PASSWORDS) -> psycopg.Connection:
    return psycopg.connect(role_url(admin, role, passwords[role], DATABASE), autocommit=True)


def ask(url: str, question: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url) as db:
        return db.execute(question.encode()).fetchall()


def test_roles_log_in_and_hold_no_special_right(admin: str) -> None:
    provision(admin, DATABASE, PASSWORDS)
    rights = "rolcanlogin, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication"
    found = ask(admin, f"select {rights} from pg_roles where rolname like 'rongmei%'")
    assert found == [(True, False, False, False, False, False)] * len(ROLES)
    for role in ROLES:
        with as_role(admin, role) as db:
            assert db.info.dbname == DATABASE


def test_long_texts_are_kept_by_lz4_where_the_server_can(admin: str) -> None:
    provision(admin, DATABASE, PASSWORDS)
    with as_role(admin, "rongmei_app") as db:
        row = db.execute(
            "select setting, enumvals from pg_settings where name = 'default_toast_compression'"
        ).fetchone()
    assert row
    assert row[0] == ("lz4" if "lz4" in row[1] else "pglz")


def test_only_the_migrator_makes_tables(admin: str) -> None:
    provision(admin, DATABASE, PASSWORDS)
    for role in ROLES:
        with as_role(admin, role) as db:
            if role == MIGRATOR:
                db.execute("create table made (id int)")
            else:
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    db.execute("create table made (id int)")


def test_what_the_migrator_makes_is_closed_to_the_others(admin: str) -> None:
    provision(admin, DATABASE, PASSWORDS)
    with as_role(admin, MIGRATOR) as db:
        db.execute("create table made (id int)")
    for role in set(ROLES) - {MIGRATOR}:
        with as_role(admin, role) as db, pytest.raises(psycopg.errors.InsufficientPrivilege):
            db.execute("select from made")


def test_strangers_may_not_connect(admin: str) -> None:
    provision(admin, DATABASE, PASSWORDS)
    with psycopg.connect(admin, autocommit=True) as db:
        db.execute("create role passer_by login password 'pw'")
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        psycopg.connect(role_url(admin, "passer_by", "pw", DATABASE))


def test_again_changes_nothing_but_passwords(admin: str) -> None:
    provision(admin, DATABASE, PASSWORDS)
    with as_role(admin, MIGRATOR) as db:
        db.execute("create table kept as select 7 as number")
    provision(admin, DATABASE, RENEWED)
    with pytest.raises(psycopg.OperationalError):
        as_role(admin, MIGRATOR, PASSWORDS)
    with as_role(admin, MIGRATOR, RENEWED) as db:
        assert db.execute("select number from kept").fetchone() == (7,)


def test_a_managed_server_s_administrator_is_enough(managed: str) -> None:
    provision(managed, DATABASE, PASSWORDS)
    provision(managed, DATABASE, RENEWED)
    with as_role(managed, MIGRATOR, RENEWED) as db:
        db.execute("create table made (id int)")


def test_a_database_that_is_there_is_handed_over(managed: str) -> None:
    with psycopg.connect(managed, autocommit=True) as db:
        db.execute(sql.SQL("create database {}").format(sql.Identifier(DATABASE)))
    provision(database_url(managed, DATABASE), DATABASE, PASSWORDS)
    with as_role(managed, MIGRATOR) as db:
        db.execute("create table made (id int)")


@pytest.mark.parametrize("right", ["superuser", "bypassrls"])
def test_a_role_that_passes_by_the_walls_is_refused(admin: str, right: str) -> None:
    with psycopg.connect(admin, autocommit=True) as db:
        db.execute(f"create role rongmei_app {right}".encode())
    with pytest.raises(Trouble, match="ALTER ROLE rongmei_app NOSUPERUSER NOBYPASSRLS"):
        provision(admin, DATABASE, PASSWORDS)


def test_addresses_keep_server_and_options_and_quote_passwords() -> None:
    admin = "postgresql://boss:secret@db.example:6543/postgres?sslmode=require"
    assert role_url(admin, "rongmei_app", "a/b@c:d", "centre") == (
        "postgresql://rongmei_app:a%2Fb%40c%3Ad@db.example:6543/centre?sslmode=require"
    )
    assert database_url(admin, "centre") == "postgresql://boss:secret@db.example:6543/centre?sslmode=require"

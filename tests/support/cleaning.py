"""Tests that commit are cleaned up by the administrator, since the application's role may not truncate."""

import os

import psycopg
import pytest
from django.test import TransactionTestCase
from psycopg import sql

KEPT = {"django_migrations", "django_content_type", "auth_permission"}


@pytest.fixture(scope="session")
def django_db_setup() -> None:
    """The database is made before Django starts (`tests.support.database`)."""


def truncate(_case: TransactionTestCase) -> None:
    """Empty every table, append-only ones too."""
    url = f"{os.environ['RONGMEI_TEST_ADMIN_URL'].rsplit('/', 1)[0]}/test_rongmei_{os.getpid()}"
    with psycopg.connect(url) as db:
        found = db.execute("select tablename from pg_tables where schemaname = 'public'").fetchall()
        tables = [sql.Identifier(name) for (name,) in found if name not in KEPT]
        db.execute(sql.SQL("truncate {} restart identity cascade").format(sql.SQL(", ").join(tables)))


TransactionTestCase._fixture_teardown = truncate  # type: ignore[attr-defined]

"""Row-level security, proven with raw SQL under the application's role: no row of theirs is seen, made or changed."""

from collections.abc import Iterator

import pytest
from django.db import DatabaseError, connection, transaction
from psycopg import sql

from rongmei.core.scoping import scoped
from rongmei.core.scoping.models import TenantModel
from tests.access.conftest import World
from tests.access.tables import MODELS, TABLES, planted, word_columns

pytestmark = pytest.mark.django_db(databases="__all__")

# A policy, a grant or append-only said no; or a trigger, which sees nothing of theirs, missed the signature.
NOT_ALLOWED = ("42501", "23514")


@pytest.fixture
def ours(world: World) -> Iterator[World]:
    """Inside our scope."""
    with scoped(world.ours.place.pk):
        yield world


def run(statement: str, table: str, *values: int) -> int:
    """How many rows a statement as the application touches; refused ones touch none."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql.SQL(statement).format(sql.Identifier(table)), values)
            return int(cursor.rowcount)
    except DatabaseError as error:
        if getattr(error.__cause__, "sqlstate", "") not in NOT_ALLOWED:
            raise
        return 0


@pytest.mark.parametrize("table", TABLES)
def test_both_have_planted_a_row(world: World, table: str) -> None:
    assert planted(table, world.ours), f"tests/access/planting.py plants no row in {table}"
    assert planted(table, world.theirs)


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m._meta.db_table)
def test_every_column_of_words_is_marked(world: World, model: type[TenantModel]) -> None:
    for column in word_columns(model):
        with scoped(world.theirs.place.pk):
            marked = model.objects.filter(**{f"{column.name}__contains": world.theirs.mark})
            assert marked.exists(), f"no mark in {model._meta.db_table}.{column.column}"


@pytest.mark.parametrize("table", TABLES)
def test_nothing_of_theirs_is_seen(ours: World, table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("select organisation_id, t::text from {} t").format(sql.Identifier(table)))
        rows = cursor.fetchall()
    assert {organisation for organisation, _text in rows} == {ours.ours.place.pk}
    assert [text for _organisation, text in rows if ours.theirs.mark in text] == []


@pytest.mark.parametrize("table", TABLES)
def test_without_a_scope_nothing_runs(world: World, table: str) -> None:
    with pytest.raises(DatabaseError, match="no scope is set"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql.SQL("select count(*) from {}").format(sql.Identifier(table)))


@pytest.mark.parametrize("table", TABLES)
def test_nothing_of_theirs_is_changed_or_deleted(ours: World, table: str) -> None:
    theirs = ours.theirs.place.pk
    before = planted(table, ours.theirs)
    assert run("update {} set organisation_id = organisation_id where organisation_id = %s", table, theirs) == 0
    assert run("delete from {} where organisation_id = %s", table, theirs) == 0
    assert planted(table, ours.theirs) == before


@pytest.mark.parametrize("table", TABLES)
def test_nothing_of_ours_is_given_away(ours: World, table: str) -> None:
    assert run("update {} set organisation_id = %s", table, ours.theirs.place.pk) == 0


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m._meta.db_table)
def test_nothing_is_put_among_theirs(ours: World, model: type[TenantModel]) -> None:
    table = model._meta.db_table
    kept = [f.column for f in model._meta.local_concrete_fields if not f.primary_key]
    names = ", ".join(f'"{column}"' for column in kept if column != "organisation_id")
    copied = f"insert into {{0}} (organisation_id, {names}) select %s, {names} from {{0}} limit 1"
    assert run(copied, table, ours.theirs.place.pk) == 0

"""A row of ours cannot point at a row of theirs: foreign keys between tenant tables carry the organisation."""

from collections.abc import Iterator

import pytest
from django.db import IntegrityError, connection, models, transaction
from psycopg import sql

from rongmei.core.scoping import scoped
from rongmei.core.scoping.models import TenantModel
from tests.access.conftest import World
from tests.access.tables import MODELS, migrator

pytestmark = pytest.mark.django_db(databases="__all__")


def pointers() -> Iterator[tuple[str, str, str]]:
    """Table, column and target of every foreign key between tenant tables."""
    for model in MODELS:
        for field in model._meta.local_concrete_fields:
            target = field.related_model if isinstance(field, models.ForeignKey) else None
            if isinstance(target, type) and issubclass(target, TenantModel):
                yield model._meta.db_table, str(field.column), target._meta.db_table


POINTERS = list(pointers())


def keys(table: str) -> set[tuple[tuple[str, ...], str, tuple[str, ...]]]:
    """Foreign keys of a table as the catalogue has them: columns, target, its columns."""
    statement = """
    select c.confrelid::regclass::text,
      array(select attname::text from unnest(c.conkey) with ordinality k(n, o)
            join pg_attribute on attrelid = c.conrelid and attnum = k.n order by k.o),
      array(select attname::text from unnest(c.confkey) with ordinality k(n, o)
            join pg_attribute on attrelid = c.confrelid and attnum = k.n order by k.o)
    from pg_constraint c where c.contype = 'f' and c.conrelid = %s::regclass
    """
    return {(tuple(own), target, tuple(there)) for target, own, there in migrator(statement, table)}


def test_there_are_keys_to_test() -> None:
    assert len(POINTERS) > 20


@pytest.mark.parametrize(("table", "column", "target"), POINTERS)
def test_the_key_carries_the_organisation(table: str, column: str, target: str) -> None:
    assert (("organisation_id", column), target, ("organisation_id", "id")) in keys(table)


@pytest.mark.parametrize(("table", "column", "target"), POINTERS)
def test_it_refuses_a_row_of_theirs(world: World, table: str, column: str, target: str) -> None:
    """Tried as the migrator, whom no policy stops: the key alone must hold, in append-only tables too."""
    ours, theirs = world.ours.place.pk, world.theirs.place.pk
    with pytest.raises(IntegrityError) as refused:
        _point(table, column, target, ours, theirs)
    assert "same_organisation" in str(refused.value) or "unique" in str(refused.value)


@transaction.atomic(using="migrator")
def _point(table: str, column: str, target: str, ours: int, theirs: int) -> None:
    """Make the first row of ours point at the first row of theirs."""
    names = {"t": sql.Identifier(table), "c": sql.Identifier(column), "x": sql.Identifier(target)}
    point = (
        "update {t} set {c} = (select min(id) from {x} where organisation_id = %s)"
        " where id = (select min(id) from {t} where organisation_id = %s)"
    )
    migrator(sql.SQL("alter table {t} disable trigger user").format(**names))
    migrator(sql.SQL(point).format(**names), theirs, ours)
    migrator("set constraints all immediate")


@pytest.mark.parametrize("target", sorted({target for _table, _column, target in POINTERS}))
def test_the_application_cannot_ask_whether_a_row_of_theirs_is_there(world: World, target: str) -> None:
    there = sql.SQL("select id from {} where organisation_id = %s").format(sql.Identifier(target))
    theirs = [pk for (pk,) in migrator(there, world.theirs.place.pk)]
    with scoped(world.ours.place.pk), connection.cursor() as cursor:
        asked = sql.SQL("select count(*) from {} where id = any(%s)").format(sql.Identifier(target))
        cursor.execute(asked, [theirs])
        assert cursor.fetchone() == (0,)
    assert theirs

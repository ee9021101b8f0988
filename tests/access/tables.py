"""The tenant tables as PostgreSQL has them, and a way past every policy, to look what really lies there."""

from collections.abc import Iterator
from typing import Any

from django.db import connections, models
from psycopg import sql

from rongmei.core.scoping.checks import tenant_models
from rongmei.core.scoping.models import TenantModel
from tests.access.planting import Centre

MODELS = tenant_models()
TABLES = [model._meta.db_table for model in MODELS]
# What a column means, when it holds a code and not words.
CODES = {"kind", "state", "guid", "hash", "sha256", "content_hash", "master", "ref", "etag", "last_modified", "verb"}
CODES |= {
    "object_kind",
    "code",
    "path",
    "previous_hash",
    "client",
    "batch",
    "mime",
    "location",
    "body",
    "tail",
    "key",
    "asked",
    "said",
    "origin",
    "manifest",
    "check_name",
}


def migrator(statement: str | sql.Composable, *values: Any) -> list[tuple[Any, ...]]:
    """Run a statement as the role that passes every policy."""
    with connections["migrator"].cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def word_columns(model: type[TenantModel]) -> "Iterator[models.Field[Any, Any]]":
    """Columns that hold what people write."""
    for column in model._meta.local_concrete_fields:
        if isinstance(column, models.CharField | models.TextField) and not column.choices and column.name not in CODES:
            yield column


def fill_empty_words(centre: Centre) -> None:
    """Put the mark into every empty column of words."""
    for model in MODELS:
        if not model.walls.append_only:
            for column in word_columns(model):
                statement = sql.SQL("update {} set {} = %s where organisation_id = %s and {} = ''")
                names = [sql.Identifier(name) for name in (model._meta.db_table, column.attname, column.attname)]
                migrator(statement.format(*names), centre.mark, centre.place.pk)


def planted(table: str, centre: Centre) -> list[str]:
    """A centre's rows of a table, each as the text PostgreSQL makes of it."""
    statement = sql.SQL("select t::text from {} t where organisation_id = %s order by 1").format(sql.Identifier(table))
    return [text for (text,) in migrator(statement, centre.place.pk)]

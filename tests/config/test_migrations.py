"""The release before runs on the schema of this one: what migrations may do to tables that are there."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models.fields import NOT_PROVIDED

LOADER = MigrationLoader(None)
OURS = sorted(key for key, m in LOADER.disk_migrations.items() if m.__module__.startswith("rongmei."))
ADDS = (
    migrations.CreateModel, migrations.AddIndex, migrations.RemoveIndex, migrations.AlterModelOptions,
    migrations.RunPython,
)  # fmt: skip
TAKES_AWAY = re.compile(
    r"\b(drop\s+(table|column|view)|rename\s+(to|column)|set\s+not\s+null|alter\s+column\s+\w+\s+(set\s+data\s+)?type)\b",
    re.IGNORECASE,
)


def faults(operation: Operation, state: ProjectState, app: str, fresh: set[str]) -> Iterator[str]:
    """What of an operation the release before would stumble over.

    Args:
        state: the models as they are before it.
        fresh: names, in lower case, of models that the same migration has made: nobody knows them yet.
    """
    name = type(operation).__name__
    if isinstance(operation, migrations.SeparateDatabaseAndState):
        for inner in operation.database_operations:
            yield from faults(inner, state, app, fresh)
    elif isinstance(operation, migrations.RunSQL):
        if TAKES_AWAY.search(str(operation.sql)):
            yield f"{name}: takes away or tightens"
    elif isinstance(operation, migrations.AlterField):
        before = state.models[app, operation.model_name.lower()].get_field(operation.name)
        yield from tightened(before, operation.field)
    elif not (isinstance(operation, ADDS) or fills(operation) or getattr(operation, "model_name", "").lower() in fresh):
        yield f"{name}: the release before could not read or write what was there"


def fills(operation: Operation) -> bool:
    """A new field that a release which does not know it need not fill."""
    if not isinstance(operation, migrations.AddField):
        return False
    field = operation.field
    return bool(field.null or field.many_to_many or field.db_default is not NOT_PROVIDED)


def tightened(before: Any, after: Any) -> Iterator[str]:
    """In what a column takes less than before, or something else."""
    if type(before) is not type(after):
        yield f"AlterField {after.name}: from {type(before).__name__} to {type(after).__name__}"
    if before.null and not after.null:
        yield f"AlterField {after.name}: may no longer be null"
    if (after.max_length or 10**9) < (before.max_length or 10**9):
        yield f"AlterField {after.name}: holds less"


def found(migration: migrations.Migration, state: ProjectState) -> list[str]:
    """Everything wrong with a migration."""
    wrong: list[str] = []
    fresh: set[str] = set()
    state = state.clone()
    for operation in migration.operations:
        wrong += faults(operation, state, migration.app_label, fresh)
        if isinstance(operation, migrations.CreateModel):
            fresh.add(operation.name.lower())
        operation.state_forwards(migration.app_label, state)
    return wrong


@pytest.mark.parametrize("key", OURS, ids=".".join)
def test_a_migration_leaves_what_the_release_before_needs(key: tuple[str, str]) -> None:
    state = LOADER.project_state(key, at_end=False)
    assert found(LOADER.disk_migrations[key], state) == []


NAME = models.CharField(max_length=10)
PAGE = migrations.CreateModel("page", [("id", models.BigAutoField(primary_key=True)), ("name", NAME)])
NARROW, COUNT = models.CharField(max_length=5), models.IntegerField()
HARMFUL = {
    "takes a field away": migrations.RemoveField("page", "name"),
    "renames one": migrations.RenameField("page", "name", "title"),
    "adds one that must be filled": migrations.AddField("page", "count", COUNT),
    "default of Django's only": migrations.AddField("page", "count", models.IntegerField(default=0)),
    "makes one narrower": migrations.AlterField("page", "name", NARROW),
    "makes it something else": migrations.AlterField("page", "name", COUNT),
    "takes a table away": migrations.DeleteModel("page"),
    "renames a table": migrations.RenameModel("page", "sheet"),
    "demands what old rows lack": migrations.AddConstraint(
        "page", models.UniqueConstraint(fields=["name"], name="once")
    ),
    "by hand": migrations.RunSQL("alter table page drop column name"),
}
HARMLESS = {
    "a table": migrations.CreateModel("other", [("id", models.BigAutoField(primary_key=True))]),
    "a field that may be null": migrations.AddField("page", "count", models.IntegerField(null=True)),
    "one that the database fills": migrations.AddField("page", "count", models.IntegerField(db_default=0)),
    "a wider one": migrations.AlterField("page", "name", models.CharField(max_length=20)),
    "an index": migrations.AddIndex("page", models.Index(fields=["name"], name="by_name")),
    "a function": migrations.RunSQL("create or replace function f() returns int language sql as 'select 1'"),
}


def made(*operations: Operation) -> migrations.Migration:
    """A migration that does this."""
    migration = migrations.Migration("0002", "app")
    vars(migration)["operations"] = list(operations)
    return migration


def of(operation: Operation) -> list[str]:
    migration = made(operation)
    state = ProjectState()
    PAGE.state_forwards("app", state)
    return found(migration, state)


@pytest.mark.parametrize("operation", HARMFUL.values(), ids=HARMFUL.keys())
def test_what_would_break_it_is_seen(operation: Operation) -> None:
    assert len(of(operation)) == 1


@pytest.mark.parametrize("operation", HARMLESS.values(), ids=HARMLESS.keys())
def test_what_only_adds_is_let_pass(operation: Operation) -> None:
    assert of(operation) == []


def test_a_table_of_the_same_migration_may_be_anything() -> None:
    assert found(made(PAGE, migrations.AddField("page", "count", COUNT)), ProjectState()) == []

"""Row-level security, composite keys and grants for every tenant table, raised after each migration.

Idempotent: policies are dropped and made again, constraints are made once. The tables belong to the
migrator, which passes by a policy of its own rather than by BYPASSRLS, since a managed PostgreSQL 15
grants that attribute to superusers only.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import AppConfig, apps
from django.db import connections, models
from psycopg import sql

from rongmei.core.scoping.checks import tenant_models
from rongmei.core.scoping.models import TenantModel, Walls

APP, MIGRATOR, SEALER, REPORTS = "rongmei_app", "rongmei_migrator", "rongmei_sealer", "rongmei_reports"

FUNCTIONS = """
create or replace function scope_readable() returns bigint[] language plpgsql stable as $$
begin
  if nullif(current_setting('app.readable', true), '') is null then
    raise exception 'no scope is set on this connection' using errcode = 'insufficient_privilege';
  end if;
  return string_to_array(current_setting('app.readable'), ',')::bigint[];
end $$;
create or replace function scope_writing() returns bigint language plpgsql stable as $$
begin
  if nullif(current_setting('app.writing', true), '') is null then
    raise exception 'no scope is set on this connection' using errcode = 'insufficient_privilege';
  end if;
  return current_setting('app.writing')::bigint;
end $$;
create or replace function scope_person() returns bigint language sql stable as
  $$ select nullif(current_setting('app.person', true), '')::bigint $$;
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
"""

READ = "organisation_id = any ((select scope_readable())::bigint[])"
WRITE = "organisation_id = (select scope_writing())"


def after_migrate(sender: AppConfig, using: str, **_kwargs: Any) -> None:
    """Raise all walls once, when the last installed app has migrated as the migrator."""
    if using == "migrator" and sender.name == list(apps.get_app_configs())[-1].name:
        raise_walls(using)


def raise_walls(using: str = "migrator") -> None:
    """Make the database's rules equal to what the models declare."""
    with connections[using].cursor() as cursor:
        cursor.execute(FUNCTIONS)
        for statement in [*_grants(), *_all_walls()]:
            cursor.execute(statement)


def _all_walls() -> Iterator[sql.Composable]:
    for model in tenant_models():
        yield from _policies(model)
        yield from _append_only(model)
    for model in tenant_models():
        yield from _composite_keys(model)


def _grants() -> Iterator[sql.Composable]:
    """The application may touch every table; tenant tables are narrowed by `_policies`."""
    yield sql.SQL("grant usage on schema public to {}, {}, {}").format(*_roles(APP, SEALER, REPORTS))
    yield sql.SQL("grant select, insert, update, delete on all tables in schema public to {}").format(*_roles(APP))
    yield sql.SQL("grant usage, select on all sequences in schema public to {}, {}").format(*_roles(APP, SEALER))
    yield sql.SQL("revoke insert, update, delete on django_migrations from {}").format(*_roles(APP))


def _policies(model: type[TenantModel]) -> Iterator[sql.Composable]:
    table, walls = sql.Identifier(model._meta.db_table), model.walls
    yield sql.SQL("alter table {} enable row level security").format(table)
    yield sql.SQL("alter table {} force row level security").format(table)
    yield sql.SQL("revoke all on {} from {}, {}, {}").format(table, *_roles(APP, SEALER, REPORTS))
    verbs = [v for v in walls.app if not (walls.append_only and v in ("update", "delete"))]
    for role, allowed in ((APP, verbs), (SEALER, walls.sealer), (REPORTS, ["select"] * walls.reports)):
        for verb in allowed:
            yield sql.SQL("grant {} on {} to {}").format(sql.SQL(verb), table, sql.Identifier(role))
    yield from _policy(table, "app_select", "select", APP, using=_read(walls))
    yield from _policy(table, "app_insert", "insert", APP, check=WRITE)
    yield from _policy(table, "app_update", "update", APP, using=WRITE, check=WRITE)
    yield from _policy(table, "app_delete", "delete", APP, using=WRITE)
    yield from _policy(table, "migrator_all", "all", MIGRATOR, using="true", check="true")
    yield from _drop(table, "reports_select", "sealer_all")
    if walls.reports:
        yield from _policy(table, "reports_select", "select", REPORTS, using="true")
    if walls.sealer:
        yield from _policy(table, "sealer_all", "all", SEALER, using="true", check="true")


def _read(walls: Walls) -> str:
    """A person's own rows may be read before any organisation is chosen; `case` keeps the order of the two."""
    if not walls.own_column:
        return READ
    return f"case when {walls.own_column} = (select scope_person()) then true else {READ} end"


def _policy(
    table: sql.Identifier, name: str, verb: str, role: str, *, using: str = "", check: str = ""
) -> Iterator[sql.Composable]:
    yield from _drop(table, name)
    parts = [sql.SQL("create policy {} on {} for").format(sql.Identifier(name), table), sql.SQL(verb)]
    parts.append(sql.SQL("to {}").format(sql.Identifier(role)))
    parts += [sql.SQL(f"{word} ({rule})") for word, rule in (("using", using), ("with check", check)) if rule]
    yield sql.SQL(" ").join(parts)


def _drop(table: sql.Identifier, *names: str) -> Iterator[sql.Composable]:
    for name in names:
        yield sql.SQL("drop policy if exists {} on {}").format(sql.Identifier(name), table)


def _append_only(model: type[TenantModel]) -> Iterator[sql.Composable]:
    table = sql.Identifier(model._meta.db_table)
    yield sql.SQL("drop trigger if exists append_only on {}").format(table)
    if model.walls.append_only:
        yield sql.SQL(
            "create trigger append_only before update or delete on {} for each row execute function refuse_change()"
        ).format(table)


def _composite_keys(model: type[TenantModel]) -> Iterator[sql.Composable]:
    for field in model._meta.local_concrete_fields:
        target = field.related_model if isinstance(field, models.ForeignKey) else None
        if field.column and isinstance(target, type) and issubclass(target, TenantModel):
            yield _unique_pair(target._meta.db_table)
            yield _foreign_pair(model._meta.db_table, field.column, target._meta.db_table)


def _unique_pair(table: str) -> sql.Composable:
    name = f"{table}_organisation_id_key"
    return sql.SQL("create unique index if not exists {} on {} (organisation_id, id)").format(
        sql.Identifier(name), sql.Identifier(table)
    )


def _foreign_pair(table: str, column: str, target: str) -> sql.Composable:
    name = f"{table}_{column}_same_organisation"[:63]
    return sql.SQL(
        "do $$ begin if not exists (select from pg_constraint where conname = {label}) then"
        " alter table {table} add constraint {name} foreign key (organisation_id, {column})"
        " references {target} (organisation_id, id) deferrable initially deferred; end if; end $$"
    ).format(
        label=sql.Literal(name),
        table=sql.Identifier(table),
        name=sql.Identifier(name),
        column=sql.Identifier(column),
        target=sql.Identifier(target),
    )


def _roles(*names: str) -> list[sql.Identifier]:
    return [sql.Identifier(name) for name in names]

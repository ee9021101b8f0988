"""The walls as PostgreSQL has them are the walls that the models declare; nothing is granted beside them."""

import pytest

from rongmei.core.scoping.models import TenantModel
from rongmei.core.scoping.walls import APP, MIGRATOR, REPORTS, SEALER
from tests.access.tables import MODELS, TABLES, migrator

pytestmark = pytest.mark.django_db(databases="__all__")

# Tables that belong to no organisation, and why that leaks nothing.
SHARED = {
    "organisations_organisation": "who exists is public",
    "accounts_user": "one account may belong to several centres; what it may do lies in its memberships",
    "accounts_user_groups": "",
    "auth_group": "Django's, unused",
    "auth_group_permissions": "Django's, unused",
    "auth_permission": "Django's, unused",
    "account_emailaddress": "allauth's, unused",
    "account_emailconfirmation": "allauth's, unused",
    "mfa_authenticator": "of a person, not of a centre",
    "usersessions_usersession": "of a person, not of a centre",
    "django_content_type": "names of models",
    "django_migrations": "names of migrations, read-only",
    "django_session": "random keys",
    "cache": "hashed keys of counters",
    "journal_cursor": "positions of subscribers",
    "journal_parked": "ids and codes; its queries filter by the scope",
    "procrastinate_jobs": "ids only, by `Task.defer`",
    "procrastinate_events": "ids only",
    "procrastinate_periodic_defers": "times of the clock's jobs",
    "procrastinate_workers": "heartbeats",
}


def test_every_table_is_a_tenants_or_named_here() -> None:
    found = {name for (name,) in migrator("select tablename from pg_tables where schemaname = 'public'")}
    assert found - set(TABLES) <= set(SHARED)


@pytest.mark.parametrize("table", TABLES)
def test_policies_are_on_and_bind_the_owner_too(table: str) -> None:
    statement = "select relrowsecurity, relforcerowsecurity from pg_class where oid = %s::regclass"
    assert migrator(statement, table) == [(True, True)]


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m._meta.db_table)
def test_policies_are_exactly_what_the_model_declares(model: type[TenantModel]) -> None:
    statement = "select policyname, roles::text[], cmd from pg_policies where schemaname = 'public' and tablename = %s"
    found = {(name, *roles, verb.lower()) for name, roles, verb in migrator(statement, model._meta.db_table)}
    wanted = {(f"app_{verb}", APP, verb) for verb in ("select", "insert", "update", "delete")}
    wanted.add(("migrator_all", MIGRATOR, "all"))
    wanted |= {("reports_select", REPORTS, "select")} if model.walls.reports else set()
    wanted |= {("sealer_all", SEALER, "all")} if model.walls.sealer else set()
    assert found == wanted


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m._meta.db_table)
def test_every_application_policy_asks_for_the_scope(model: type[TenantModel]) -> None:
    statement = """
    select coalesce(qual, '') || coalesce(with_check, '') from pg_policies where tablename = %s and %s = any(roles)
    """
    rules = [rule for (rule,) in migrator(statement, model._meta.db_table, APP)]
    assert len(rules) == 4
    assert all("scope_readable()" in rule or "scope_writing()" in rule for rule in rules)


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m._meta.db_table)
def test_grants_are_exactly_what_the_model_declares(model: type[TenantModel]) -> None:
    walls = model.walls
    changing = {"update", "delete"} if walls.append_only else set()
    assert granted(model._meta.db_table) == {
        APP: set(walls.app) - changing,
        SEALER: set(walls.sealer),
        REPORTS: {"select"} if walls.reports else set(),
    }


@pytest.mark.parametrize("table", sorted(SHARED))
def test_the_sealer_and_reports_may_do_nothing_elsewhere(table: str) -> None:
    exists = migrator("select 1 from pg_tables where schemaname = 'public' and tablename = %s", table)
    if exists:
        found = granted(table)
        assert found[SEALER] == set()
        assert found[REPORTS] == set()


def granted(table: str) -> dict[str, set[str]]:
    """What each role may do with a table or any column of it."""
    verbs = ("select", "insert", "update", "delete", "truncate", "references", "trigger")
    return {role: {verb for verb in verbs if _granted(role, table, verb)} for role in (APP, SEALER, REPORTS)}


def _granted(role: str, table: str, verb: str) -> bool:
    kind = "any_column" if verb in ("select", "insert", "update", "references") else "table"
    return bool(migrator(f"select has_{kind}_privilege(%s, %s, %s)", role, table, verb)[0][0])


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m._meta.db_table)
def test_what_is_append_only_is_so_by_a_trigger(model: type[TenantModel]) -> None:
    statement = """
    select t.tgenabled::text, p.proname::text, t.tgtype & 27 from pg_trigger t join pg_proc p on p.oid = t.tgfoid
    where t.tgrelid = %s::regclass and t.tgname = 'append_only'
    """
    before_update_or_delete_of_each_row = 27
    wanted = [("O", "refuse_change", before_update_or_delete_of_each_row)] if model.walls.append_only else []
    assert migrator(statement, model._meta.db_table) == wanted


@pytest.mark.parametrize("table", TABLES)
def test_unique_keys_carry_the_organisation(table: str) -> None:
    """Constraint checks pass the policies: a key without the organisation would tell that theirs is there."""
    statement = """
    select i.indexrelid::regclass::text from pg_index i
    where i.indrelid = %s::regclass and i.indisunique and not i.indisprimary and not exists (
      select from pg_attribute a
      where a.attrelid = i.indrelid and a.attnum = any(i.indkey) and a.attname = 'organisation_id')
    """
    assert migrator(statement, table) == []


def test_no_role_stands_above_the_policies() -> None:
    statement = (
        "select rolname::text, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = any(%s)"
    )
    found = {name: flags for name, *flags in migrator(statement, [APP, SEALER, REPORTS])}
    assert found == dict.fromkeys((APP, SEALER, REPORTS), [False] * 4)


def test_no_role_is_a_member_of_another() -> None:
    statement = """
    select r.rolname::text, m.rolname::text from pg_auth_members a
    join pg_roles r on r.oid = a.roleid join pg_roles m on m.oid = a.member
    where m.rolname = any(%s)
    """
    assert migrator(statement, [APP, SEALER, REPORTS]) == []


def test_two_functions_act_for_their_owner_and_their_path_is_fixed() -> None:
    statement = """
    select proname::text, proconfig from pg_proc
    where prosecdef and pronamespace = 'public'::regnamespace
    """
    found = {name: list(config or []) for name, config in migrator(statement)}
    assert found == {name: ["search_path=public, pg_temp"] for name in ("search_find", "search_tidy")}


def test_the_application_makes_nothing_in_the_schema() -> None:
    statement = (
        "select has_schema_privilege(%s, 'public', 'create'), has_database_privilege(%s, current_database(), 'create')"
    )
    for role in (APP, SEALER, REPORTS):
        assert migrator(statement, role, role) == [(False, False)]

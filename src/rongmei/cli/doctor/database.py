"""The database: reachable, new enough, with its roles, its schema and the right time."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime

import psycopg

from rongmei.cli.doctor.finding import Finding, Words, good, note, wrong
from rongmei.cli.doctor.machine import running
from rongmei.cli.doctor.work import work
from rongmei.runtime import databases
from rongmei.runtime.environment import OLDEST, administrator, cluster
from rongmei.runtime.layout import Home
from rongmei.runtime.roles import ROLES
from rongmei.runtime.trouble import Trouble

SKEW_SECONDS = 5
# A doctor does not wait long for a server that may be starting.
TRIES = 2
UP = Words("请执行 rongmei up，它会自动处理。", "Run `rongmei up`: it does this by itself.")


def database(place: Home) -> Iterator[Finding]:
    """Everything about the database, as far as it can be known without starting anything."""
    embedded = cluster(place)
    if embedded and not embedded.running():
        yield note("内置数据库没有运行", "the embedded database is not running", UP)
        return
    try:
        admin, name = administrator(place, tries=TRIES)
    except Trouble as trouble:
        yield wrong(str(trouble), str(trouble), Words("请按上一句处理。", "Please do as the sentence says."))
        return
    with psycopg.connect(admin, autocommit=True) as db:
        yield _version(db)
        yield _clock(db)
        yield from _roles(db)
    yield from _inside(place, admin, name)


def _version(db: psycopg.Connection) -> Finding:
    """A server older than `OLDEST` was refused on the way here."""
    major = db.info.server_version // 10000
    told = f"{major}（{OLDEST} 或更高即可）"
    return good(f"数据库可用：PostgreSQL {told}", f"database answers: PostgreSQL {major} ({OLDEST} or later will do)")


def _clock(db: psycopg.Connection) -> Finding:
    row = db.execute("select clock_timestamp()").fetchone()
    assert row
    apart = abs((datetime.now(UTC) - row[0]).total_seconds())
    if apart <= SKEW_SECONDS:
        return good("时钟与数据库一致", "clock agrees with the database")
    advice = Words(
        "请打开时间同步：timedatectl set-ntp true。", "Turn on time synchronisation: timedatectl set-ntp true."
    )
    return wrong(f"本机时钟与数据库相差 {apart:.0f} 秒", f"clock is {apart:.0f} s from the database's", advice)


def _roles(db: psycopg.Connection) -> Iterator[Finding]:
    query = "select rolname, rolsuper or rolbypassrls from pg_roles where rolname = any(%s)"
    found: dict[str, bool] = dict(db.execute(query, [list(ROLES)]).fetchall())
    if missing := [role for role in ROLES if role not in found]:
        names = ", ".join(missing)
        yield note(f"还没有建立数据库角色 {names}", f"database roles to be made: {names}", UP)
    for role in sorted(role for role, passes in found.items() if passes):
        advice = Words(*[f"ALTER ROLE {role} NOSUPERUSER NOBYPASSRLS;"] * 2)
        yield wrong(f"数据库角色 {role} 可绕过行级安全", f"role {role} passes by row-level security", advice)
    if not missing and not any(found.values()):
        yield good("数据库角色齐备，都受行级安全约束", "database roles are there, all under row-level security")


def _inside(place: Home, admin: str, name: str) -> Iterator[Finding]:
    if not databases.filled(admin, name):
        yield note("数据库还是空的", "the database is still empty", UP)
    elif pending := _pending():
        words = f"有 {pending} 项数据库结构更新未执行", f"{pending} migrations are pending"
        yield wrong(*words, Words("请执行 rongmei migrate。", "Run `rongmei migrate`."))
    else:
        yield good("数据库结构是最新的", "the schema is up to date")
        yield from work(running=running(place))


def _pending() -> int:
    from rongmei.cli import node

    os.environ.setdefault("RONGMEI_LOG_LEVEL", "ERROR")
    node.django()
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections["migrator"])
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))

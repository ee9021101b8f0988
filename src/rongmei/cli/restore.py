"""`rongmei restore`."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click
import psycopg
from django.db.utils import OperationalError

from rongmei.cli import journal
from rongmei.config.demo import mark
from rongmei.runtime import databases
from rongmei.runtime.backup import archive, contents, retention, switching
from rongmei.runtime.backup.staging import Stage, stage, trial
from rongmei.runtime.environment import administrator, home
from rongmei.runtime.layout import Home
from rongmei.runtime.trouble import Trouble


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="also where there are data already; they are put aside, not deleted")
@click.option("--try", "only_try", is_flag=True, help="see whether FILE can be brought back; nothing is changed")
def command(file: Path, force: bool, only_try: bool) -> None:
    """Bring back what `rongmei backup` saved into FILE. The node must be stopped, but for --try."""
    place = home()
    place.prepare()
    with _told():
        if only_try:
            sys.exit(0 if attempt(place, file) else 1)
        with place.claim():
            switching.settle(place, click.echo)
            bring_back(place, file, force=force)


def bring_back(place: Home, file: Path, *, force: bool) -> None:
    """Put a backup in the place of what the node keeps; withdrawn pages stay withdrawn.

    It is made ready beside the node and switched at the end: killed at any moment, the node is the old one or the new.

    Raises:
        Trouble: the node holds data and `force` is not given; the backup is damaged, or of a newer server.
    """
    admin, database = administrator(place)
    filled = databases.filled(admin, database)
    if not force and (filled or any(contents.members(place.path))):
        raise Trouble(
            f"{place.path} 里已有数据，没有恢复。要换成备份中的内容请加 --force：现有数据会移到一旁，不会删除。"
            f" (There are data already; --force puts them aside.)"
        )
    new = stage(place, admin, database)
    _fill(place, new, file)
    kept = contents.merge_tombstones(place.path / "public", new.room / "public")
    if newer := retention.newest_beside(file.absolute()):
        kept += archive.tombstones(newer, new.room)
    click.echo(f"  保留了 {kept} 个较新的撤稿标记")
    _make_ready(place, new)
    click.echo("正在换上恢复的数据 (switching) ……")
    switching.decide(place, switching.Plan(database, filled, f"{datetime.now(UTC):%Y%m%d_%H%M%S}"))
    switching.switch(place, admin, click.echo)
    click.echo("✓ 已恢复。请执行 rongmei up 启动。 (Restored.)")


def attempt(place: Home, file: Path) -> bool:
    """Bring a backup back beside the node, verify its journal, and throw it away; True when all of it is well."""
    admin, database = administrator(place)
    with trial(place, admin, database) as tried:
        _fill(place, tried, file)
        sound = _make_ready(place, tried)
        click.echo("✓ 备份可以恢复 (the backup can be restored)" if sound else "✗ 备份里的日志有问题")
        return sound


def _fill(place: Home, new: Stage, file: Path) -> None:
    facts = new.fill(file, place.secrets()["passwords"], click.echo)
    mark.write(new.room, mark.Stage(facts.get("demo", mark.Stage.NONE)))


def _make_ready(place: Home, new: Stage) -> bool:
    """Bring the copy up to this release and this server; True when its journal is sound."""
    os.environ.update(new.environment(place.secrets()))
    import django

    django.setup()
    from django.db import connections

    from rongmei.config.schema import migrate

    click.echo("正在更新数据库结构、核对日志 (schema, journal) ……")
    migrate()
    _mend_journal()
    sound = journal.report(None, None)
    for connection in connections.all():
        connection.close()
        connection.close_pool()  # type: ignore[attr-defined]
    return sound


def _mend_journal() -> None:
    from rongmei.core.journal.rebase import rebase
    from rongmei.core.journal.sealer import seal
    from rongmei.core.permissions import Actor
    from rongmei.core.scoping import scoped
    from rongmei.domains.organisations.api import centres
    from rongmei.domains.publishing.api import honour_tombstones

    rebase()
    for place in centres():
        with scoped(place.id):
            honour_tombstones(actor=Actor.system(place.id))
    while seal()[0]:
        pass


@contextmanager
def _told() -> Iterator[None]:
    """A database that goes away is trouble, and nothing is lost by it."""
    try:
        yield
    except (psycopg.OperationalError, OperationalError) as error:
        raise Trouble(
            f"数据库连接中断：{error}。没有丢失数据，请再执行一次。 (The database went away; run it again.)"
        ) from None

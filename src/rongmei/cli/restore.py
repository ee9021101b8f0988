"""`rongmei restore`."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from rongmei.cli import journal, node
from rongmei.cli.migrate import schema
from rongmei.config.demo import mark
from rongmei.runtime import databases
from rongmei.runtime.backup import archive, contents, dump
from rongmei.runtime.environment import administrator, home
from rongmei.runtime.layout import Home
from rongmei.runtime.roles import MIGRATOR, provision, role_url
from rongmei.runtime.trouble import Trouble


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="also where there are data already; they are put aside, not deleted")
def command(file: Path, force: bool) -> None:
    """Bring back what `rongmei backup` saved into FILE. The node must be stopped."""
    place = home()
    place.prepare()
    with place.claim():
        bring_back(place, file, force=force)
        node.django()
        schema()
        _mend_journal()
        journal.report(None, None)


def bring_back(place: Home, file: Path, *, force: bool) -> None:
    """Put a backup in the place of what the node keeps; withdrawn pages stay withdrawn.

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
    with tempfile.TemporaryDirectory(prefix="restore-", dir=place.path / "run") as name:
        room = Path(name)
        click.echo("正在核对备份 (checking the backup) ……")
        facts = archive.read(file, room)
        _refuse_older_server(facts, admin)
        moment = f"{datetime.now(UTC):%Y%m%d_%H%M%S}"
        click.echo("正在恢复数据库 (restoring the database) ……")
        _database(place, admin, database, room / archive.DUMP, aside=f"{database}_before_{moment}" if filled else None)
        click.echo("正在恢复文件 (restoring files) ……")
        _folders(place, room, place.path / f"before-{moment}")
        mark.write(place.path, mark.Stage(facts.get("demo", mark.Stage.NONE)))


def _mend_journal() -> None:
    from rongmei.core.journal.rebase import rebase
    from rongmei.core.journal.sealer import seal

    rebase()
    while seal()[0]:
        pass


def _refuse_older_server(facts: dict[str, Any], admin: str) -> None:
    made, here = facts["server"], dump.version(admin)
    if made > here:
        raise Trouble(
            f"备份来自 PostgreSQL {made}，不能恢复到 PostgreSQL {here}。请使用 {made} 或更高版本的数据库。"
            f" (The backup is from a newer server.)"
        )


def _database(place: Home, admin: str, database: str, source: Path, *, aside: str | None) -> None:
    if aside:
        databases.rename(admin, database, aside)
        click.echo(f"  原有数据库改名为 {aside}")
    else:
        databases.drop(admin, database)
    passwords = place.secrets()["passwords"]
    provision(databases.beside(admin), database, passwords)
    dump.load(role_url(admin, MIGRATOR, passwords[MIGRATOR], database), source)


def _folders(place: Home, room: Path, aside: Path) -> None:
    for folder in contents.FOLDERS:
        if any((place.path / folder).iterdir()):
            aside.mkdir(exist_ok=True)
            (place.path / folder).rename(aside / folder)
        else:
            (place.path / folder).rmdir()
        (room / folder).mkdir(exist_ok=True)
        (room / folder).rename(place.path / folder)
    if aside.exists():
        click.echo(f"  原有文件移到 {aside}")
        kept = contents.merge_tombstones(aside / "public", place.path / "public")
        click.echo(f"  保留了 {kept} 个较新的撤稿标记")

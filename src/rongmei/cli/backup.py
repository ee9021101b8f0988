"""`rongmei backup`."""

import shutil
import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import click

from rongmei.cli import node
from rongmei.config.demo import mark
from rongmei.runtime.backup import archive, contents, dump
from rongmei.runtime.layout import Home


@click.command()
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
def command(file: Path | None) -> None:
    """Save database, media, public sites, readings and journal heads into one FILE. The node may keep running."""
    place = node.environment()
    now = datetime.now(UTC)
    target = file or Path(f"rongmei-{now:%Y%m%d-%H%M%S}.tar.gz")
    count = save(place, target, now)
    size = target.stat().st_size / 1_000_000
    click.echo(f"✓ 已备份 {count} 个文件到 {target}（{size:.1f} MB）。请另存一份到别的机器。")


def save(place: Home, target: Path, now: datetime) -> int:
    """Back the node up.

    The order makes it whole: journal heads first, so that none tells of a deed the dump does not hold; then the
    database; files last, since they are on disk before the rows that name them.

    Returns:
        how many files were kept.
    """
    url = node.address_of("migrator")
    facts = {"at": now.isoformat(), "release": version("rongmei"), "server": dump.version(url)}
    facts["demo"] = mark.read(place.path)
    with tempfile.TemporaryDirectory(prefix="backup-", dir=place.path / "run") as name:
        room = Path(name)
        shutil.copytree(place.path / "journal", room / "journal")
        click.echo("正在导出数据库 (dumping the database) ……")
        dump.dump(url, room / archive.DUMP)
        click.echo("正在收集文件 (collecting files) ……")
        rest = contents.members(place.path, [f for f in contents.FOLDERS if f != "journal"])
        first = [(archive.DUMP, room / archive.DUMP), *contents.members(room, ["journal"])]
        with contents.still(place.path):
            return archive.write(target, [*first, *rest], facts)

"""A node saved into one file."""

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

import click

from rongmei.cli import node
from rongmei.config.demo import mark
from rongmei.runtime.backup import archive, contents, dump
from rongmei.runtime.backup.contents import Member
from rongmei.runtime.layout import Home

# Told how much is done, 0 to 1; at most once in so many seconds.
Told = Callable[[float], object]
TELL_SECONDS = 2.0


def save(place: Home, target: Path, now: datetime, told: Told = float) -> int:
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
            return archive.write(target, _telling([*first, *rest], told), facts)


def _telling(members: Sequence[Member], told: Told) -> Iterator[Member]:
    last = time.monotonic()
    for number, member in enumerate(members):
        if time.monotonic() - last > TELL_SECONDS:
            last = time.monotonic()
            told(number / len(members))
        yield member

"""`rongmei backups`: the timed ones, and what lies in their place."""

import subprocess
import sys
import time
from datetime import UTC, datetime
from datetime import time as clock
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from rongmei.cli import node
from rongmei.config.environment import setting
from rongmei.runtime.backup import diary, retention, timing
from rongmei.runtime.environment import home
from rongmei.runtime.layout import Home
from rongmei.runtime.parent import die_with_supervisor
from rongmei.runtime.trouble import Trouble

LOOK_SECONDS = 20.0


@click.group()
def command() -> None:
    """Look after the backups in RONGMEI_BACKUP_TO."""


@command.command("list")
def list_() -> None:
    """Name what lies there, and say how the last one went."""
    place = node.django()
    from rongmei.core.files import elsewhere

    for name in elsewhere.names():
        if retention.moment(name):
            click.echo(f"{name}\t{elsewhere.size(name) / 1_000_000:.1f} MB")
    last = diary.read(place.path)
    if last.error:
        click.echo(f"✗ 最近一次没有成功：{last.error}")
    if last.good:
        click.echo(f"✓ {last.name} {'已试恢复' if last.tested else '只核对了校验和'}，用时 {last.took:.0f} 秒")


@command.command()
@click.argument("name")
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
def fetch(name: str, file: Path | None) -> None:
    """Bring the backup NAME from there into FILE, to be restored."""
    node.django()
    from rongmei.core.files import elsewhere

    target = file or Path(name)
    elsewhere.fetch(name, target)
    click.echo(f"✓ 已取回 {target}。恢复：停止节点，再执行 rongmei restore {target}。 (Fetched.)")


@command.command()
def watch() -> None:
    """Make them at RONGMEI_BACKUP_AT until stopped; `rongmei up` runs this where RONGMEI_BACKUP_TO is set."""
    die_with_supervisor()
    place = home()
    at, zone = times(), ZoneInfo(setting("RONGMEI_TIME_ZONE"))
    while True:
        if is_due(place, at, zone, datetime.now(UTC)):
            click.echo("开始备份 (backing up)")
            subprocess.run([sys.executable, "-m", "rongmei.cli", "backup"], stdin=subprocess.DEVNULL, check=False)
        time.sleep(LOOK_SECONDS)


def is_due(place: Home, at: list[clock], zone: ZoneInfo, now: datetime) -> bool:
    """True when one should begin by what the diary says of the last; one that was killed has failed."""
    last = diary.read(place.path)
    tried = datetime.fromisoformat(last.tried) if last.tried else None
    return timing.due(now, at=at, zone=zone, tried=tried, failed=bool(last.error) or not last.ended)


def times() -> list[clock]:
    """The times of the day that are set.

    Raises:
        Trouble: one is no time.
    """
    try:
        return [clock.fromisoformat(told.strip()) for told in setting("RONGMEI_BACKUP_AT")]
    except ValueError:
        raise Trouble(
            "RONGMEI_BACKUP_AT 的写法不对，应为 02:30 或 02:30,14:30。 (RONGMEI_BACKUP_AT is not understood.)"
        ) from None

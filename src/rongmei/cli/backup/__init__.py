"""`rongmei backup`."""

from datetime import UTC, datetime
from pathlib import Path

import click

from rongmei.cli import node
from rongmei.cli.backup.saving import save
from rongmei.config.environment import setting
from rongmei.runtime.backup import retention


@click.command()
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
def command(file: Path | None) -> None:
    """Save database, media, public sites, readings and journal heads into one FILE. The node may keep running.

    Without FILE it goes where RONGMEI_BACKUP_TO says, as the timed ones do: tried out, sent, read back, old ones
    removed. Where that says nothing, into this folder.
    """
    if file is None and setting("RONGMEI_BACKUP_TO"):
        from rongmei.cli.backup.timed import make

        place = node.django()
        made = make(place, click.echo)
        click.echo(f"✓ 备份 {made.name} 已存好（{made.size / 1_000_000:.1f} MB）。 (Kept.)")
        return
    place = node.environment()
    now = datetime.now(UTC)
    target = file or Path(retention.name(now))
    count = save(place, target, now)
    size = target.stat().st_size / 1_000_000
    click.echo(f"✓ 已备份 {count} 个文件到 {target}（{size:.1f} MB）。请另存一份到别的机器。")

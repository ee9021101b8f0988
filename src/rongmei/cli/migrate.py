"""`rongmei migrate`."""

import click

from rongmei.cli import node
from rongmei.runtime.environment import cluster, home
from rongmei.runtime.postgres.upgrading import WHOLE


@click.command()
def command() -> None:
    """Bring the database's schema up to this release, raise the walls, gather static files."""
    node.django()
    schema()


def schema() -> None:
    """Migrate and gather static files; the node must be ready."""
    from django.core.management import call_command

    from rongmei.config.schema import migrate

    click.echo("正在更新数据库结构 ……")
    _tell_of_a_newer_one()
    migrate()
    _mend_positions()
    click.echo("正在整理静态文件 ……")
    call_command("collectstatic", interactive=False, verbosity=0)


def _mend_positions() -> None:
    """A database that was carried over to a newer server has its transactions numbered anew."""
    from rongmei.core.journal.rebase import rebase

    embedded = cluster(home())
    if embedded and (embedded.data / WHOLE).exists():
        rebase()
        (embedded.data / WHOLE).unlink()


def _tell_of_a_newer_one() -> None:
    """After going back to an older release: migrations only add, so that it runs on the newer schema."""
    from django.db import connections
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(connections["migrator"])
    ours = {app for app, _name in loader.disk_migrations}
    unknown = set(loader.applied_migrations or ()) - loader.disk_migrations.keys()
    newer = sorted(f"{app}.{name}" for app, name in unknown if app in ours)
    if newer:
        click.echo(
            f"· 数据库结构比本版本新（多 {len(newer)} 项，如 {newer[-1]}），可以照常运行；"
            f"新版本才有的功能看不到。 (The schema is of a newer release; this one runs on it.)"
        )

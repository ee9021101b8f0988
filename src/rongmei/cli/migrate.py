"""`rongmei migrate`."""

import click

from rongmei.cli import node


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
    migrate()
    click.echo("正在整理静态文件 ……")
    call_command("collectstatic", interactive=False, verbosity=0)

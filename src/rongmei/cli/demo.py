"""`rongmei demo`: the demonstration world, loaded and started."""

import shutil

import click

from rongmei.cli import node
from rongmei.cli.migrate import schema
from rongmei.cli.up import address, host_option, port_option, watch
from rongmei.runtime import databases, ports
from rongmei.runtime.backup.contents import FOLDERS
from rongmei.runtime.environment import administrator, home
from rongmei.runtime.layout import Home


@click.command()
@host_option
@port_option
@click.option("--reset", is_flag=True, help="throw the node's data away first")
@click.option("--yes", is_flag=True, help="do not ask before throwing away")
def command(host: str, port: int, reset: bool, yes: bool) -> None:
    """Load the demonstration world when it is not loaded, and start everything."""
    ports.require(host, port)
    place = home()
    place.prepare()
    with place.claim():
        if reset:
            _ask(place, yes)
            wipe(place)
        node.django()
        schema()
        from rongmei.config import demo

        demo.load(say=click.echo)
        click.echo(demo.welcome(address(host, port)))
        watch(place, host, port)


def wipe(place: Home) -> None:
    """Throw away the database and every kept file; passwords and the session key stay."""
    databases.drop(*administrator(place))
    for folder in FOLDERS:
        shutil.rmtree(place.path / folder)
        (place.path / folder).mkdir()


def _ask(place: Home, yes: bool) -> None:
    if not yes:
        click.confirm(f"将删除 {place.path} 中的全部数据，确定吗？ (Everything will be deleted.)", abort=True)
    click.echo("正在清空数据 ……")

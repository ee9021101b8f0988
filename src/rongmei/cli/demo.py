"""`rongmei demo`: the demonstration world, loaded and started."""

import os
import shutil

import click

from rongmei.cli import node
from rongmei.cli.migrate import schema
from rongmei.cli.up import address, host_option, port_option, require, watch
from rongmei.config.demo import mark
from rongmei.runtime import databases
from rongmei.runtime.backup import switching
from rongmei.runtime.backup.contents import FOLDERS
from rongmei.runtime.environment import administrator, home
from rongmei.runtime.layout import Home


@click.command()
@host_option
@port_option
@click.option("--reset", is_flag=True, help="throw the node's data away first")
@click.option("--yes", is_flag=True, help="do not ask before throwing away")
@click.option("--bare", is_flag=True, help="organisations and accounts only, no work yet")
def command(host: str, port: int, reset: bool, yes: bool, bare: bool) -> None:
    """Load the demonstration world when it is not loaded, and start everything."""
    # Thousands of deeds are played; who tries it out wants to see the address and the accounts, not each of them.
    os.environ.setdefault("RONGMEI_LOG_LEVEL", "WARNING")
    require(host, port)
    place = home()
    place.prepare()
    with place.claim():
        switching.settle(place, click.echo)
        node.forget_counts(place)
        _make_way(place, reset=reset, yes=yes)
        click.echo("· 正在启动数据库 (starting the database) ……")
        node.django()
        schema()
        from rongmei.config.demo import greeting, loading

        loading.load(say=click.echo, bare=bare)
        click.echo(greeting.welcome(address(host, port), host))
        watch(place, host, port)


def wipe(place: Home) -> None:
    """Throw away the database and every kept file; passwords and the session key stay."""
    databases.drop(*administrator(place))
    for folder in FOLDERS:
        shutil.rmtree(place.path / folder)
        (place.path / folder).mkdir()
    (place.path / mark.FILE).unlink(missing_ok=True)


def _make_way(place: Home, *, reset: bool, yes: bool) -> None:
    """Empty the node when that is asked, or when loading was broken off: half a world is no world."""
    if reset:
        _ask(place, yes)
        wipe(place)
    elif mark.read(place.path) is mark.Stage.LOADING:
        click.echo("· 上次载入没有完成，重新开始 (loading was broken off; beginning again) ……")
        wipe(place)


def _ask(place: Home, yes: bool) -> None:
    if not yes:
        click.confirm(f"将删除 {place.path} 中的全部数据，确定吗？ (Everything will be deleted.)", abort=True)
    click.echo("· 正在清空数据 (throwing the data away) ……")

"""`rongmei up`: everything a node needs, on this machine."""

import os
import sys

import click

from rongmei.cli import backups, node
from rongmei.cli.migrate import schema
from rongmei.config.demo import mark
from rongmei.config.environment import setting
from rongmei.runtime import ports
from rongmei.runtime.backup import switching
from rongmei.runtime.child import Child
from rongmei.runtime.environment import cluster, home
from rongmei.runtime.layout import Home
from rongmei.runtime.supervisor import Supervisor
from rongmei.runtime.trouble import Trouble

host_option = click.option("--host", envvar="HOST", default="127.0.0.1", show_default=True, help="address to listen on")
port_option = click.option("--port", envvar="PORT", default=8000, show_default=True, help="port to listen on")


@click.command()
@host_option
@port_option
def command(host: str, port: int) -> None:
    """Start the database, the web server and the worker, and watch over them until Ctrl-C."""
    require(host, port)
    place = home()
    place.prepare()
    with place.claim():
        switching.settle(place, click.echo)
        node.forget_counts(place)
        _refuse_half_a_world(place)
        node.django()
        schema()
        _greet(place, address(host, port))
        watch(place, host, port)


def require(host: str, port: int) -> None:
    """What would only be found out later, before anything is done.

    Raises:
        Trouble: the port is taken, or a time of the backups is none.
    """
    ports.require(host, port)
    if setting("RONGMEI_BACKUP_TO"):
        backups.times()


def watch(place: Home, host: str, port: int) -> None:
    """Run web and worker under a supervisor; comes back when stopped."""
    children = [Child(name, _command(name, host, port), os.environ) for name in ("web", "worker")]
    if setting("RONGMEI_BACKUP_TO"):
        children.append(Child("backup", _command("backups", host, port), os.environ))
    Supervisor(children, cluster(place)).run()


def address(host: str, port: int) -> str:
    """What to type into a browser."""
    return f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}"  # noqa: S104 (shown, not bound)  # nosec B104


def _refuse_half_a_world(place: Home) -> None:
    if mark.read(place.path) is mark.Stage.LOADING:
        raise Trouble(
            "演示内容没有载入完整。请执行 rongmei demo 重新载入，或用 RONGMEI_HOME 指定别的文件夹。"
            " (The demonstration was broken off while loading: run `rongmei demo`.)"
        )


def _greet(place: Home, at: str) -> None:
    from rongmei.domains.organisations.api import centres

    click.echo(f"\n  工作台 (the desk)  {at}/desk/\n")
    if not centres():
        click.echo(f"  首次使用 (first run)  {at}/ops/setup/  口令 (token) {place.setup_token()}\n")


def _command(name: str, host: str, port: int) -> list[str]:
    verb = [sys.executable, "-m", "rongmei.cli", name]
    return [*verb, *{"web": ["--host", host, "--port", str(port)], "backups": ["watch"]}.get(name, [])]

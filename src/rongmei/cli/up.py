"""`rongmei up`: everything a node needs, on this machine."""

import os
import sys

import click

from rongmei.cli import node
from rongmei.cli.migrate import schema
from rongmei.runtime import ports
from rongmei.runtime.child import Child
from rongmei.runtime.environment import cluster
from rongmei.runtime.layout import Home
from rongmei.runtime.supervisor import Supervisor


@click.command()
@click.option("--host", envvar="HOST", default="127.0.0.1", show_default=True, help="address to listen on")
@click.option("--port", envvar="PORT", default=8000, show_default=True, help="port to listen on")
def command(host: str, port: int) -> None:
    """Start the database, the web server and the worker, and watch over them until Ctrl-C."""
    ports.require(host, port)
    place = node.django()
    schema()
    click.echo(f"\n  首次使用请打开 http://{_shown(host)}:{port}/ops/setup/ ，口令 {place.setup_token()}\n")
    watch(place, host, port)


def watch(place: Home, host: str, port: int) -> None:
    """Run web and worker under a supervisor; comes back when stopped."""
    children = [Child(name, _command(name, host, port), os.environ) for name in ("web", "worker")]
    Supervisor(children, cluster(place)).run()


def _command(name: str, host: str, port: int) -> list[str]:
    verb = [sys.executable, "-m", "rongmei.cli", name]
    return [*verb, "--host", host, "--port", str(port)] if name == "web" else verb


def _shown(host: str) -> str:
    return "127.0.0.1" if host == "0.0.0.0" else host  # noqa: S104 (shown, not bound)

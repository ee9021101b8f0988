"""`rongmei web`."""

import os

import click

from rongmei.cli import node
from rongmei.cli.up import host_option, port_option
from rongmei.runtime.parent import SUPERVISOR, die_with_supervisor

# Screens hold their event stream open for ever: after so many seconds a stopping server no longer waits for them.
STOP_SECONDS = 3


@click.command()
@host_option
@port_option
@click.option("--processes", envvar="WEB_PROCESSES", default=1, show_default=True, help="web processes")
def command(host: str, port: int, processes: int) -> None:
    """Serve the desk and the public sites."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    die_with_supervisor()
    place = node.environment()
    os.environ[SUPERVISOR] = str(os.getpid())  # its processes end with this one
    Granian(
        "rongmei.config.asgi:application",
        address=host,
        port=port,
        interface=Interfaces.ASGINL,
        workers=processes,
        workers_kill_timeout=STOP_SECONDS,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        static_path_route=["/static"],
        static_path_mount=[place.path / "static"],
        static_path_expires=3600,
    ).serve()

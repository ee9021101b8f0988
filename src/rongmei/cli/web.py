"""`rongmei web`."""

import click

from rongmei.cli import node
from rongmei.runtime.parent import die_with_supervisor


@click.command()
@click.option("--host", envvar="HOST", default="127.0.0.1", show_default=True, help="address to listen on")
@click.option("--port", envvar="PORT", default=8000, show_default=True, help="port to listen on")
@click.option("--processes", envvar="WEB_PROCESSES", default=1, show_default=True, help="web processes")
def command(host: str, port: int, processes: int) -> None:
    """Serve the desk and the public sites."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    die_with_supervisor()
    place = node.environment()
    Granian(
        "rongmei.config.asgi:application",
        address=host,
        port=port,
        interface=Interfaces.ASGINL,
        workers=processes,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        static_path_route=["/static"],
        static_path_mount=[place.path / "static"],
        static_path_expires=3600,
    ).serve()

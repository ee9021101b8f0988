"""`rongmei doctor`: says in plain words what is missing or wrong, and what to do."""

import os
import sys
from collections.abc import Iterator

import click

from rongmei.cli.doctor.database import database
from rongmei.cli.doctor.finding import Finding, Grade
from rongmei.cli.doctor.machine import folder, identity, media_tools, port, python, test_tools
from rongmei.cli.doctor.package import assets
from rongmei.cli.up import host_option, port_option
from rongmei.runtime.environment import home


@click.command()
@host_option
@port_option
@click.option("--lang", type=click.Choice(["zh", "en"]), help="language; taken from LANG when not given")
def command(host: str, port: int, lang: str | None) -> None:
    """Say in plain words what is missing or wrong; exit code 1 when something is wrong."""
    language = lang or ("en" if os.environ.get("LANG", "").startswith("en") else "zh")
    found = []
    for finding in _examine(host, port):
        found.append(finding.grade)
        click.echo(f"{finding.grade} {finding.what.told(language)}")
        if finding.advice:
            click.echo(f"    → {finding.advice.told(language)}")
    sys.exit(1 if Grade.WRONG in found else 0)


def _examine(host: str, number: int) -> Iterator[Finding]:
    place = home()
    yield from python()
    writable = list(folder(place))
    yield from writable
    yield from identity()
    yield from assets()
    if all(finding.grade is Grade.GOOD for finding in writable):
        yield from port(place, host, number)
        yield from database(place)
    yield from media_tools()
    yield from test_tools()

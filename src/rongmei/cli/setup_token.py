"""`rongmei setup-token`."""

import click

from rongmei.runtime.environment import home


@click.command()
def command() -> None:
    """Print the word that opens the first-run page."""
    place = home()
    place.prepare()
    click.echo(place.setup_token())

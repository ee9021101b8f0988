"""`rongmei manage`: Django's own commands."""

import sys

import click

from rongmei.cli import node


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def command(arguments: tuple[str, ...]) -> None:
    """Pass a command on to Django, e.g. `rongmei manage shell`."""
    node.django()
    from django.core.management import execute_from_command_line

    execute_from_command_line([sys.argv[0], *arguments])

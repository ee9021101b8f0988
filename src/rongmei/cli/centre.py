"""`rongmei centre`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rongmei.cli import node

if TYPE_CHECKING:
    from rongmei.domains.accounts.api import FirstCentre, NewPerson, RosterRow

LEVELS = ("county", "city", "province")
# Each of the three administrators: role, name, end of the account.
THREE = (
    ("system_admin", "系统管理员", "xitong"),
    ("security_admin", "安全管理员", "anquan"),
    ("audit_admin", "审计管理员", "shenji"),
)


@click.command()
@click.argument("code")
@click.option("--name", required=True, help="of the place, e.g. 南江县")
@click.option("--level", type=click.Choice(LEVELS), default="county", show_default=True)
@click.option("--parent", default="", help="code of the organisation above, e.g. 511900")
@click.option("--prefix", help="of the administrators' accounts; the code when not given")
@click.option(
    "--people", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="XLSX or CSV list of staff"
)
def command(code: str, name: str, level: str, parent: str, prefix: str | None, people: Path | None) -> None:
    """Set up the centre of division CODE with its three administrators, beside those that work on this node."""
    node.django()
    from rongmei.domains.accounts import api

    centre = _centre(code, name, level, parent, prefix or code)
    _place, added = api.add_centre(centre=centre, rows=_rows(people) if people else [])
    click.echo(f"✓ {centre.centre_name}已建立。首次登录密码只显示这一次 (first passwords, shown once)：")
    _show(added)


def _centre(code: str, name: str, level: str, parent: str, prefix: str) -> "FirstCentre":
    from rongmei.core.permissions import Role
    from rongmei.domains.accounts.api import FirstCentre
    from rongmei.domains.organisations.api import Level

    administrators = {Role(role): (who, f"{prefix}-{end}") for role, who, end in THREE}
    return FirstCentre(code, name, f"{name}融媒体中心", Level(level), parent=parent, administrators=administrators)


def _rows(file: Path) -> "list[RosterRow]":
    from rongmei.domains.accounts.api import check_roster, read_roster
    from rongmei.runtime.trouble import Trouble

    rows = read_roster(file.read_bytes())
    if problems := check_roster(rows):
        told = "\n".join(f"  第 {p.line} 行：{p.message}" for p in problems)
        raise Trouble(f"人员名单有问题，什么也没有写入。改好后重试 (nothing was written)：\n{told}")
    return list(rows)


def _show(added: "list[NewPerson]") -> None:
    for person in added:
        click.echo(f"  {person.username}\t{person.first_password}\t{person.name}")

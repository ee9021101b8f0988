"""Another centre beside the first."""

import secrets
from pathlib import Path

import pytest

from tests.cli.support import rongmei

WHERE = (
    "from rongmei.domains.organisations.api import by_code, organisation;"
    "o = by_code('511923'); print(o.centre_name, o.parent and organisation(o.parent).code)"
)
KEEP = (
    "from rongmei.domains.organisations.api import found_organisation as f;"
    "f(code='511900', name='巴中市', level='city'); f(code='511923', name='平昌县', level='county', parent='511900')"
)


def test_it_gets_three_administrators_and_keeps_its_place_in_the_tree(centre: Path) -> None:
    assert rongmei(centre, "manage", "shell", "-v", "0", "-c", KEEP).code == 0
    told = rongmei(centre, "centre", "511923", "--name", "平昌县", "--prefix", "pc")
    assert told.code == 0, told.all
    lines = [line.split() for line in told.out.splitlines() if line.startswith("  pc-")]
    assert [(account, name) for account, _password, name in lines] == [
        ("pc-xitong", "系统管理员"), ("pc-anquan", "安全管理员"), ("pc-shenji", "审计管理员"),
    ]  # fmt: skip
    assert len({password for _account, password, _name in lines}) == 3
    assert rongmei(centre, "manage", "shell", "-v", "0", "-c", WHERE).out.split() == ["平昌县融媒体中心", "511900"]
    again = rongmei(centre, "centre", "511923", "--name", "平昌县", "--prefix", "pc2")
    assert again.code == 1
    assert "平昌县已经有人员" in again.error


@pytest.mark.parametrize(("parent", "words"), [("999999", "没有这个单位"), ("", "")])
def test_the_place_above_must_be_there(centre: Path, parent: str, words: str) -> None:
    code = f"52{secrets.randbelow(10**4):04}"
    told = rongmei(centre, "centre", code, "--name", "某县", "--parent", parent)
    assert told.code == (1 if words else 0)
    assert words in told.error


def test_a_list_with_a_fault_names_the_line_and_writes_nothing(centre: Path, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("姓名,账号,职务,部门,角色\n张三,nj zhang,记者,,记者\n", "utf-8")
    told = rongmei(centre, "centre", "511922", "--name", "南江县", "--people", str(people))
    assert told.code == 1
    assert "第 2 行" in told.error
    shown = rongmei(centre, "manage", "shell", "-v", "0", "-c", WHERE.replace("511923", "511922"))
    assert "没有这个单位" in shown.all

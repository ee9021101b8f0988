"""Any province from division lists."""

from pathlib import Path

import pytest

from tests.cli.support import rongmei

LISTS = {
    "provinces.csv": "code,name\n33,浙江省\n34,安徽省\n",
    "cities.csv": "code,name,provinceCode\n3308,衢州市,33\n3401,合肥市,34\n",
    "areas.csv": "code,name,cityCode,provinceCode\n330824,开化县,3308,33\n",
    "streets.csv": "code,name,areaCode,provinceCode,cityCode\n330824100,华埠镇,330824,33,3308\n",
}
SHOW = (
    "from rongmei.domains.organisations.api import by_code, tree;"
    "print([o.name for o in tree(by_code('330000').id)], [o.name for o in tree() if o.code.startswith('34')])"
)


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    for name, text in LISTS.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_a_province_is_loaded_with_everything_below_it_and_no_other(centre: Path, lists: Path) -> None:
    told = rongmei(centre, "divisions", str(lists), "--province", "33")
    assert told.code == 0, told.all
    assert "已载入 4 个单位" in told.out
    again = rongmei(centre, "divisions", str(lists), "--province", "33")
    assert "已载入 4 个单位" in again.out
    shown = rongmei(centre, "manage", "shell", "-v", "0", "-c", SHOW)
    assert shown.out.strip() == "['浙江省', '衢州市', '开化县', '华埠镇'] []"


def test_a_folder_without_lists_is_named(centre: Path, tmp_path: Path) -> None:
    told = rongmei(centre, "divisions", str(tmp_path), "--province", "33")
    assert told.code == 1
    assert "provinces.csv" in told.error
    assert "Traceback" not in told.all


def test_a_province_that_is_not_there_is_named(centre: Path, lists: Path) -> None:
    told = rongmei(centre, "divisions", str(lists), "--province", "99")
    assert told.code == 1
    assert "99" in told.error

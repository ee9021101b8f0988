"""Loading a province from division lists."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongmei.core.i18n import Refusal
from rongmei.core.journal.models import Entry
from rongmei.core.scoping import scoped
from rongmei.domains.organisations import api
from rongmei.domains.organisations.validators import check_code, padded
from tests.support import corpus

LISTS = {
    "provinces.csv": "code,name\n50,重庆市\n51,四川省\n",
    "cities.csv": "code,name,provinceCode\n5119,巴中市,51\n5001,市辖区,50\n",
    "areas.csv": "code,name,cityCode,provinceCode\n511921,通江县,5119,51\n",
    "streets.csv": "code,name,areaCode,provinceCode,cityCode\n511921100,诺江镇,511921,51,5119\n",
}


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    """A folder of four small lists."""
    for name, text in LISTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_only_the_province_asked_for_is_loaded(db: None, lists: Path) -> None:
    assert api.load_divisions(lists, province="51") == 4
    assert [(o.code, o.level) for o in api.tree()] == [
        ("510000", "province"),
        ("511900", "city"),
        ("511921", "county"),
        ("511921100", "township"),
    ]


def test_each_place_hangs_under_the_right_one(db: None, lists: Path) -> None:
    api.load_divisions(lists, province="51")
    assert api.by_code("511921").parent == api.by_code("511900").id
    assert api.by_code("511921100").parent == api.by_code("511921").id


def test_loading_again_renames_and_keeps_the_centres_own_name(db: None, lists: Path) -> None:
    api.load_divisions(lists, province="51")
    place = api.found_organisation(
        code="511921", name="旧名", level=api.Level.COUNTY, parent="511900", centre_name="通江县融媒体中心"
    )
    api.load_divisions(lists, province="51")
    found = api.by_code("511921")
    assert (found.id, found.name, found.centre_name) == (place.id, "通江县", "通江县融媒体中心")


def test_a_list_is_one_deed_of_the_province(db: None, lists: Path) -> None:
    api.load_divisions(lists, province="51")
    with scoped(api.by_code("510000").id):
        assert [(e.verb, e.data) for e in Entry.objects.all()] == [("organisation.divisions_loaded", {"count": 4})]


def test_an_unknown_province_loads_nothing(db: None, lists: Path) -> None:
    with pytest.raises(Refusal, match="没有代码为77的省份"):
        api.load_divisions(lists, province="77")
    assert api.tree() == []


def test_a_missing_list_is_named(db: None, lists: Path) -> None:
    (lists / "areas.csv").unlink()
    with pytest.raises(Refusal, match=r"areas\.csv"):
        api.load_divisions(lists, province="51")
    assert api.tree() == []


def test_a_missing_column_is_named(db: None, lists: Path) -> None:
    (lists / "cities.csv").write_text("code,name\n5119,巴中市\n", encoding="utf-8")
    with pytest.raises(Refusal, match="provinceCode"):
        api.load_divisions(lists, province="51")


def test_a_list_saved_by_a_spreadsheet_loads(db: None, lists: Path) -> None:
    """Office programs put a byte order mark before the first column's name."""
    (lists / "provinces.csv").write_text(LISTS["provinces.csv"], encoding="utf-8-sig")
    assert api.load_divisions(lists, province="51") == 4


@given(st.from_regex(r"\A\d{2}(\d{2}(\d{2})?)?\Z"))
def test_a_padded_code_is_a_division_code(code: str) -> None:
    assert check_code(padded(code)).startswith(code)


def test_a_whole_real_province_loads(db: None) -> None:
    count = api.load_divisions(corpus.folder("admin_divisions"), province="51")
    assert count > 3000
    assert len(api.tree()) == count
    assert api.by_code("511921").name == "通江县"
    assert {o.name for o in api.tree(api.by_code("511900").id)} >= {"巴州区", "恩阳区", "南江县", "平昌县", "诺江镇"}

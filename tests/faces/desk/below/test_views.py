"""The page of the centres below."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping import scoped
from rongmei.domains.organisations import api as organisations
from rongmei.domains.organisations.models import Organisation
from tests.factories.liaison import House, adopted, hand_up, house
from tests.factories.organisations import make_organisation
from tests.factories.stories import make_content
from tests.support.people import DeskClient


@pytest.fixture(autouse=True)
def public(tmp_path: Path, settings: Any) -> None:
    settings.RONGMEI_PUBLIC_ROOT = tmp_path


@pytest.fixture
def city(db: None) -> House:
    return house(make_organisation("511900", name="巴中市", centre_name="巴中市融媒体中心", level="city"))


@pytest.fixture
def below(county: Organisation, city: House) -> House:
    """通江县, below 巴中市, on the map."""
    county.parent = city.place
    county.longitude, county.latitude = 107.25, 31.91
    county.save()
    return house(county)


@pytest.fixture
def browser(desk_client: DeskClient, city: House) -> Client:
    return desk_client(Role.DUTY_DESK, organisation=city.place)


def test_the_county_stands_on_the_map_and_in_the_table(browser: Client, below: House, city: House) -> None:
    adopted(below, city, make_content("红叶"))
    hand_up(below, city, make_content("修路"))
    text = browser.get("/desk/liaison/below/").content.decode()
    assert '<circle cx="320.0" cy="210.0" r="26.0">' in text
    assert "通江县 2" in text
    assert "通江县融媒体中心" in text
    assert "50%" in text
    assert "style=" not in text


def test_the_operators_outlines_lie_below(browser: Client, below: House, tmp_path: Path, settings: Any) -> None:
    file = tmp_path / "county.geojson"
    ring = [[107.2, 31.9], [107.3, 31.9], [107.3, 32.0], [107.2, 31.9]]
    file.write_text(json.dumps({"type": "Polygon", "coordinates": [ring]}), "utf-8")
    assert "示意图，不表示边界" in browser.get("/desk/liaison/below/").content.decode()
    settings.RONGMEI_MAP = str(file)
    text = browser.get("/desk/liaison/below/").content.decode()
    assert "<path d=" in text
    assert "示意图，不表示边界" not in text


def test_nobody_below_is_said(desk_client: DeskClient, below: House) -> None:
    text = desk_client(Role.DUTY_DESK).get("/desk/liaison/below/").content.decode()
    assert "本单位没有下级融媒体中心" in text
    assert "导出表格" not in text


def test_without_positions_it_says_where_to_give_them(browser: Client, below: House) -> None:
    with scoped(below.id):
        organisations.place_on_map(actor=Actor.system(below.id), longitude=None, latitude=None)
    assert "都还没有填写位置" in browser.get("/desk/liaison/below/").content.decode()


def test_the_sheet_says_the_same(browser: Client, below: House, city: House) -> None:
    adopted(below, city)
    answer = browser.get("/desk/liaison/below/export?period=7")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][:4] == ["单位代码", "单位", "报送", "已采用"]
    assert rows[1][:6] == ["511921", "通江县融媒体中心", "1", "1", "1.000", "0"]
    assert "attachment" in answer.headers["Content-Disposition"]


def test_a_date_that_is_none_is_refused_kindly(browser: Client, below: House) -> None:
    assert "日期没有看懂" in browser.get("/desk/liaison/below/?since=昨天").content.decode()


def test_three_rows_cost_what_one_costs(browser: Client, below: House, city: House) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert browser.get("/desk/liaison/below/").status_code == 200
        return len(asked)

    browser.get("/desk/liaison/below/")  # the first visit of a session settles what the person owes
    hand_up(below, city)
    first = cost()
    for code in ("511922", "511923"):
        hand_up(house(make_organisation(code, parent=city.place)), city)
    assert cost() == first
    assert first < 30

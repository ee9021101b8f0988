"""通江 below 巴中, and a public folder of each test's own."""

from pathlib import Path
from typing import Any

import pytest

from rongmei.domains.organisations.models import Organisation
from tests.factories.liaison import House, house
from tests.factories.organisations import make_organisation


@pytest.fixture(autouse=True)
def public(tmp_path: Path, settings: Any) -> Path:
    """The public root."""
    settings.RONGMEI_PUBLIC_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def province(db: None) -> House:
    """四川省."""
    return house(make_organisation("510000", name="四川省", centre_name="四川日报全媒体", level="province"))


@pytest.fixture
def city(province: House) -> House:
    """巴中市."""
    above = province.place
    return house(make_organisation("511900", name="巴中市", centre_name="巴中市融媒体中心", level="city", parent=above))


@pytest.fixture
def county(county: Organisation, city: House) -> House:
    """通江县, below 巴中市."""
    county.parent = city.place
    county.save()
    return house(county)


@pytest.fixture
def sister(other_county: Organisation, city: House) -> House:
    """南江县, beside 通江县."""
    other_county.parent = city.place
    other_county.save()
    return house(other_county)

"""旧站导入: the two pages of old sites cost the same however many there are."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from rongmei.core.permissions import Actor, Role
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.publishing import api
from tests.factories.old_sites import export, post
from tests.support.cost import cost
from tests.support.people import DeskClient

pytestmark = pytest.mark.usefixtures("scope")


@pytest.fixture
def chief(desk_client: DeskClient) -> Client:
    """Who signs them."""
    return desk_client(Role.THIRD_REVIEWER)


def take(county: Organisation, folder: Path, host: str, articles: int) -> int:
    """An old site that was read."""
    folder = folder / f"{host}-{articles}"
    folder.mkdir()
    given = export(folder, *(post(n, link=f"http://{host}/{n}.html") for n in range(1, articles + 1)))
    source = api.OldSource(given, host, pictures=False)
    return api.import_old_site(actor=Actor.system(county.pk), source=source).site


def test_three_sites_cost_what_one_does(chief: Client, county: Organisation, tmp_path: Path) -> None:
    page = reverse("desk:publish:old_sites")
    take(county, tmp_path, "a.example", 1)
    one = cost(chief, page)
    for host in ("b.example", "c.example"):
        take(county, tmp_path, host, 1)
    assert cost(chief, page) == one
    assert all(host in chief.get(page).content.decode() for host in ("a.example", "c.example"))


def test_a_site_of_three_articles_costs_what_one_of_one_does(
    chief: Client, county: Organisation, tmp_path: Path
) -> None:
    site = take(county, tmp_path, "a.example", 1)
    page = reverse("desk:publish:old_site", args=[site])
    one = cost(chief, page)
    take(county, tmp_path, "a.example", 3)
    assert api.old_site(site).waiting == 3
    assert cost(chief, page) == one

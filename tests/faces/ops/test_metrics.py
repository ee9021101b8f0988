"""Figures for Prometheus: closed until a token is set, and true."""

from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families

from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping import scoped
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.planning.api import make_lead
from rongmei.domains.publishing.models import Delivery
from rongmei.faces.ops.metrics import counting
from tests.factories import publishing as make
from tests.support.people import MakeActor

TOKEN = "a-long-token-of-the-operator"
BEARER = {"Authorization": f"Bearer {TOKEN}"}
pytestmark = pytest.mark.django_db(databases="__all__")


def figures(client: Client) -> dict[tuple[str, ...], float]:
    """Every sample by name and labels."""
    answer = client.get("/metrics", headers=BEARER)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/plain")
    found = text_string_to_metric_families(answer.content.decode())
    return {
        (s.name, *(value for _label, value in sorted(s.labels.items()))): s.value
        for family in found
        for s in family.samples
    }


@pytest.fixture
def opened(settings: Any) -> None:
    settings.RONGMEI_METRICS_TOKEN = TOKEN


def test_there_is_no_such_page_until_a_token_is_set(client: Client) -> None:
    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404


@pytest.mark.usefixtures("opened")
class TestOpened:
    @pytest.mark.parametrize("given", ["", "Bearer", "Bearer wrong", f"Basic {TOKEN}", TOKEN])
    def test_without_the_token_nothing_is_told(self, client: Client, given: str) -> None:
        answer = client.get("/metrics", headers={"Authorization": given})
        assert (answer.status_code, answer.content) == (401, b"")

    def test_requests_are_counted_by_route_and_status(
        self, client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path))  # too late: this process counts for itself
        before = figures(client).get(("rongmei_requests_total", "GET", "healthz", "200"), 0)
        client.get("/healthz")
        client.get("/nowhere/at/all/")
        after = figures(client)
        assert after[("rongmei_requests_total", "GET", "healthz", "200")] == before + 1
        assert after[("rongmei_request_seconds_count", "healthz")] >= 1
        assert after[("rongmei_requests_total", "GET", "unknown", "404")] >= 1

    def test_what_waits_is_counted_over_all_centres(
        self, client: Client, county: Organisation, other_county: Organisation, make_actor: MakeActor,
        settings: Any, tmp_path: Any,
    ) -> None:  # fmt: skip
        settings.RONGMEI_PUBLIC_ROOT = tmp_path
        with scoped(county.pk):
            make.published_story(make_actor(Role.REPORTER))
            Delivery.mine().update(state="failed")
        with scoped(other_county.pk):
            make_lead(actor=Actor.system(other_county.pk), headline="线索")
        found = figures(client)
        assert found[("rongmei_database_up",)] == 1
        assert found[("rongmei_deliveries", "failed")] == 1
        assert found[("rongmei_draft_log_bytes",)] > 0
        assert found[("rongmei_disk_free_bytes",)] > 0
        assert found[("rongmei_journal_lag", "publishing.send")] >= 0

    def test_without_a_database_it_says_so_and_tells_the_rest(self, client: Client) -> None:
        def gone(*_statement: Any) -> None:
            raise OperationalError("gone")

        with connection.execute_wrapper(gone):
            found = figures(client)
        assert found[("rongmei_database_up",)] == 0
        assert found[("rongmei_disk_free_bytes",)] > 0
        assert ("rongmei_draft_log_bytes",) not in found

    def test_a_method_nobody_knows_makes_no_figure_of_its_own(self, client: Client) -> None:
        counting.count("x", "BREW", 405, 0.1)
        assert ("rongmei_requests_total", "other", "x", "405") in figures(client)

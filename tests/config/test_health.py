"""While the database is away, every page says so plainly; a fault of the program stays a fault."""

from collections.abc import Iterator
from typing import Any, NoReturn

import pytest
from django.db import OperationalError, connection
from django.test import Client

from rongmei.core.permissions import Role
from tests.support.people import DeskClient

pytestmark = pytest.mark.django_db


def _gone(*_statement: Any) -> NoReturn:
    raise OperationalError("the connection is closed")


@pytest.fixture
def no_database() -> Iterator[None]:
    with connection.execute_wrapper(_gone):
        yield


def test_a_healthy_node_says_so(client: Client) -> None:
    assert client.get("/healthz").json() == {"status": "up"}


def test_health_names_the_database(client: Client, no_database: None) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["why"]) == (503, "database")


def test_a_page_says_what_is_wrong_and_what_to_do(desk_client: DeskClient) -> None:
    desk = desk_client(Role.EDITOR)
    desk.raise_request_exception = False
    with connection.execute_wrapper(_gone):
        answer = desk.get("/desk/search/")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert "数据库暂时不可用" in answer.content.decode()
    assert answer.headers["Content-Security-Policy"]


def test_a_program_hears_it_as_json(desk_client: DeskClient) -> None:
    desk = desk_client(Role.EDITOR)
    desk.raise_request_exception = False
    with connection.execute_wrapper(_gone):
        answer = desk.get("/desk/search/", headers={"accept": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")


def test_a_fault_of_the_program_is_not_blamed_on_the_database(
    desk_client: DeskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: Any, **_named: Any) -> NoReturn:
        raise RuntimeError

    monkeypatch.setattr("rongmei.faces.desk.search.find", broken)
    desk = desk_client(Role.EDITOR)
    desk.raise_request_exception = False
    assert desk.get("/desk/search/?q=1").status_code == 500

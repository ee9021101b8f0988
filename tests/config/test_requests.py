"""Each request has an id and a line, which name nobody's words."""

import json
import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from rongmei.core.journal import dispatcher
from rongmei.core.journal.subscribers import Deed, Subscriber
from rongmei.core.logs.formats import Json
from rongmei.core.permissions import Actor, Role
from rongmei.core.tasks.task import task
from rongmei.domains.planning.api import make_lead
from tests.support.people import DeskClient

GIVEN = "front-0123456789"


class Lines(logging.Handler):
    """What would be written."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(Json())
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it."""
        self.said.append(self.format(record))

    def of(self, message: str) -> list[dict[str, Any]]:
        """The lines of one kind."""
        return [line for line in map(json.loads, self.said) if line["message"] == message]


@pytest.fixture
def lines() -> Iterator[Lines]:
    kept, root = Lines(), logging.getLogger()
    before = root.level
    root.setLevel(logging.INFO)
    root.addHandler(kept)
    yield kept
    root.removeHandler(kept)
    root.setLevel(before)


@pytest.mark.django_db
class TestRequests:
    def test_a_trusted_front_s_id_is_kept_and_anybody_else_s_is_not(self, client: Client) -> None:
        assert client.get("/healthz", headers={"X-Request-ID": GIVEN}).headers["X-Request-ID"] == GIVEN
        stranger = client.get("/healthz", headers={"X-Request-ID": GIVEN}, REMOTE_ADDR="203.0.113.9")
        assert re.fullmatch(r"[0-9a-f]{16}", stranger.headers["X-Request-ID"])
        odd = client.get("/healthz", headers={"X-Request-ID": "x" * 65}).headers["X-Request-ID"]
        assert re.fullmatch(r"[0-9a-f]{16}", odd)

    def test_the_line_names_route_status_and_who_but_no_address_and_no_query(
        self, desk_client: DeskClient, lines: Lines
    ) -> None:
        client = desk_client(Role.REPORTER)
        client.get("/desk/search/?q=张三的秘密", headers={"X-Request-ID": GIVEN})
        (line,) = lines.of("request")
        assert (line["request"], line["method"], line["status"]) == (GIVEN, "GET", 200)
        assert line["route"].startswith("desk:")
        assert all(type(line[who]) is int for who in ("user", "organisation"))
        assert not [said for said in lines.said if "张三" in said or "q=" in said]

    def test_a_form_s_words_and_a_password_are_in_no_line(self, client: Client, lines: Lines) -> None:
        client.post("/account/login/", {"login": "zhangsan", "password": "open-sesame-1"})
        assert lines.of("request")
        assert not [said for said in lines.said if "sesame" in said or "zhangsan" in said]

    def test_machines_that_ask_all_the_time_are_not_told_of(self, client: Client, lines: Lines) -> None:
        client.get("/healthz")
        assert lines.of("request") == []


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_from_a_request_by_its_deed_to_the_job(lines: Lines, scope: Any) -> None:
    from rongmei.core.logs.context import bound
    from rongmei.core.scoping import current

    organisation = current().writing
    work = task("tests.follow", queue="tests")(lambda **_ids: None)
    follower = Subscriber("tests.follow", frozenset({"lead.made"}), lambda deed: follow(work, deed))
    with bound(request=GIVEN):
        make_lead(actor=Actor.system(organisation), headline="线索")
    (deed,) = lines.of("deed")
    assert deed["request"] == GIVEN
    assert dispatcher.deliver(follower) == 1
    (job,) = lines.of("job deferred")
    assert job["deed"] in deed["deeds"]
    assert job["job"] > 0


def follow(work: Any, deed: Deed) -> None:
    work.defer(organisation=deed.organisation)

"""Every operation of the API × every role's token × whose object it names."""

import io
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from PIL import Image

from rongmei.core.limits import Buckets
from rongmei.core.permissions import Actor
from rongmei.core.scoping import scoped
from rongmei.domains.accounts.api import actor_of
from rongmei.domains.accounts.models import Membership
from rongmei.faces.rest import frame
from tests.access.conftest import World
from tests.access.planting import Centre
from tests.access.tables import TABLES, planted
from tests.faces.rest.bodies import BODIES, body
from tests.faces.rest.table import Operation, operations
from tests.support.programs import token_for

pytestmark = pytest.mark.django_db(databases="__all__")
OPERATIONS = list(operations())
# Who exists is public; what they hold is not.
PUBLIC = {"tree"}
# They name nothing of anybody's: a person who is not there leaves a desk, a class of checks is everybody's.
QUIET = {"leave_desk", "switch_check"}
# Whose right hangs on the row: its convener's, its proposer's, who it was given to, whose turn it is.
BY_ROW = {"close_desk", "describe_topic", "revoke_token", "accept_assignment", "finish_assignment", "approve"}
BY_ROW |= {"return_review"}
PATHS = [op for op in OPERATIONS if op.parameters() and op.name != "keep_licence"]
READS = [op for op in OPERATIONS if op.method == "GET" and op.name not in PUBLIC]
# What is not possible in the state the world is in, or with what is sent; that it was asked for is what is tested.
ASKED = {200, 201, 202, 204, 404, 409}


@pytest.fixture(scope="package")
def tokens(world: World, django_db_blocker: Any) -> dict[str, str]:
    """A token for each role of ours with all it carries, and one of somebody with every role."""
    with django_db_blocker.unblock():
        found = {role.value: token_for(world.ours.person(role))[1] for role in world.ours.people}
        return found | {"everything": token_for(_everything(world.ours))[1]}


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked more often than any program may."""
    monkeypatch.setattr(frame, "buckets", Buckets(burst=1e9, rate=1e9))


def _everything(centre: Centre) -> Actor:
    with scoped(centre.place.pk):
        found = Membership.mine().select_related("user").get(user_id=centre.ids["user:everything"])
        return actor_of(found.user, found)


def ask(secret: str, operation: Operation, centre: Centre) -> HttpResponse:
    """Ask about a centre's objects, and undo what it did."""
    client = Client(
        raise_request_exception=False, headers={"Authorization": f"Bearer {secret}", "Accept-Language": "zh-hans"}
    )
    url, sent = f"/api/v1{operation.url(centre)}", body(operation.name, centre)
    with transaction.atomic():
        if operation.name == "upload_picture":
            answer = client.post(url, {"file": _picture()})
        elif operation.name in ("reach", "story_detail", "standings"):
            answer = client.get(f"{url}?since=2026-01-01&until=2026-02-01")
        elif operation.name == "find":
            answer = client.get(f"{url}?words={centre.mark}")
        else:
            answer = client.generic(operation.method, url, _json(sent), "application/json")
        transaction.set_rollback(True)
    return answer  # type: ignore[return-value]


def _json(sent: Any) -> str:
    import json

    return "" if sent is None else json.dumps(sent)


def _picture() -> io.BytesIO:
    out = io.BytesIO()
    Image.new("RGB", (4, 3), "#123456").save(out, "PNG")
    out.seek(0)
    out.name = "new.png"
    return out


def said(answer: HttpResponse) -> str:
    """What an answer says; of a file nothing, since its bytes are no words."""
    if answer.streaming:
        assert b"".join(answer.streaming_content)  # type: ignore[attr-defined]
        return ""
    return answer.content.decode()


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_each_role_is_let_in_or_turned_away(world: World, tokens: dict[str, str], operation: Operation) -> None:
    wrong = []
    for role in world.ours.people:
        answer = ask(tokens[role.value], operation, world.ours)
        came = answer.status_code
        said(answer)
        wanted = ASKED | ({403} if _by_row(operation) else set()) if role in operation.needs.roles else {403}
        if came not in wanted:
            wrong.append(f"{role}: {came}")
    assert not wrong


def _by_row(operation: Operation) -> bool:
    """True where the verb asks for more than the operation: it depends on whose the row is."""
    return operation.name in BY_ROW


@pytest.mark.parametrize("operation", PATHS, ids=str)
def test_theirs_is_as_if_it_were_not(world: World, tokens: dict[str, str], operation: Operation) -> None:
    before = [planted(table, world.theirs) for table in TABLES]
    answer = ask(tokens["everything"], operation, world.theirs)
    silent = {200} if operation.method == "GET" else {204} if operation.name in QUIET else set()
    assert answer.status_code in {404, 409} | silent
    assert world.theirs.mark not in said(answer)
    assert [planted(table, world.theirs) for table in TABLES] == before


@pytest.mark.parametrize("operation", READS, ids=str)
def test_what_is_read_is_ours(world: World, tokens: dict[str, str], operation: Operation) -> None:
    answer = ask(tokens["everything"], operation, world.ours)
    assert answer.status_code == 200 or operation.name == "manifest_of"
    assert world.theirs.mark not in said(answer)


def test_the_same_readings_show_ours(world: World, tokens: dict[str, str]) -> None:
    """Else the tests above could not fail."""
    reads = [op for op in OPERATIONS if op.method == "GET" and op.name not in ("open_rendition", "open_picture")]
    showing = [op for op in reads if world.ours.mark in ask(tokens["everything"], op, world.ours).content.decode()]
    assert len(showing) > 25


def test_a_session_opens_nothing_here(world: World) -> None:
    from rongmei.domains.accounts.models import User
    from tests.access.people import _session

    client = Client()
    client.cookies["rongmei_session"] = _session(User.objects.get(pk=world.ours.ids["user:everything"]))
    assert {client.get(f"/api/v1{op.url(world.ours)}").status_code for op in OPERATIONS if op.method == "GET"} == {401}


def test_every_body_belongs_to_an_operation() -> None:
    assert set(BODIES) <= {op.name for op in OPERATIONS}

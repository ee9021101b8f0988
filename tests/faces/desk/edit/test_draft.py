"""The draft over HTTP: acknowledged only by the server itself, refused in words."""

import json
from base64 import b64decode, b64encode
from typing import Any

import pytest
from django.test import Client

from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping import scoped
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.stories import api
from rongmei.domains.stories.actions.following import mark_signed
from tests.factories.typing import Typist
from tests.support.people import DeskClient

JSON: dict[str, Any] = {"HTTP_ACCEPT": "application/json"}


def address(story: int) -> str:
    return f"/desk/stories/{story}/draft"


def read(client: Client, story: int, after: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"{address(story)}?after={after}", **JSON).json()
    return found


def typed(client: Client, story: int, words: str) -> str:
    log = [b64decode(u["update"]) for u in read(client, story)["updates"]]
    return b64encode(Typist(log).paragraph(words)).decode()


def post(client: Client, story: int, body: object) -> Any:
    text = body if isinstance(body, str) else json.dumps(body)
    return client.post(address(story), text, content_type="application/json", **JSON)


def batch(update: str, **more: object) -> dict[str, object]:
    return {"client": "tab", "batch": "one", "updates": [update], **more}


def test_a_batch_is_acknowledged_and_handed_out(reporter: Client, story: int, county: Organisation) -> None:
    answer = post(reporter, story, batch(typed(reporter, story, "新的一段。")))
    assert answer.json() == {"sequence": 2, "head": 2}
    assert [u["sequence"] for u in read(reporter, story, after=1)["updates"]] == [2]
    with scoped(county.pk):
        assert api.content_of(story).text().endswith("新的一段。")


def test_the_same_batch_twice_is_one(reporter: Client, story: int) -> None:
    body = batch(typed(reporter, story, "一次。"))
    assert post(reporter, story, body).json() == post(reporter, story, body).json()


@pytest.mark.parametrize("body", [
    "", "[]", "{", '"x"', "{}", '{"updates": 1, "client": "a", "batch": "b"}',
    '{"updates": ["*"], "client": "a", "batch": "b"}', '{"updates": ["AAEC"], "client": "a", "batch": "b"}',
    '{"updates": [], "client": "a", "batch": "b"}',
])  # fmt: skip
def test_what_is_no_batch_is_refused_in_words(reporter: Client, story: int, body: str) -> None:
    answer = post(reporter, story, body)
    assert answer.status_code == 409
    assert answer.json() == {"message": "收到的修改不完整。", "advice": "内容还在本机，请刷新页面重试。"}


def test_a_story_in_review_says_what_to_do(reporter: Client, story: int, actor: Actor, county: Organisation) -> None:
    body = batch(typed(reporter, story, "迟到的。"))
    with scoped(county.pk):
        api.submit(actor=actor, story=story)
    answer = post(reporter, story, body)
    assert answer.status_code == 409
    assert answer.json()["advice"] == "需要修改时请先撤回送审。"
    assert read(reporter, story)["writable"] is False


def test_a_signed_story_is_changed_only_knowingly(reporter: Client, story: int, county: Organisation) -> None:
    body = batch(typed(reporter, story, "签发后改的。"))
    with scoped(county.pk):
        api.submit(actor=reporter.actor, story=story)  # type: ignore[attr-defined]
        mark_signed(actor=Actor.system(county.pk), story=story)
    assert "签发失效" in post(reporter, story, body).json()["message"]
    assert post(reporter, story, {**body, "reopen": True}).status_code == 200


def test_a_session_that_ended_is_401_and_no_page(story: int) -> None:
    for answer in (Client().get(address(story), **JSON), post(Client(), story, batch(""))):
        assert answer.status_code == 401
        assert answer.json()["message"] == "登录已过期。"


def test_another_countys_draft_is_not_there(desk_client: DeskClient, other_county: Organisation, story: int) -> None:
    stranger = desk_client(Role.EDITOR, organisation=other_county)
    assert stranger.get(address(story), **JSON).status_code == 404
    assert post(stranger, story, batch("AAA=")).status_code == 404


def test_who_else_is_here(reporter: Client, story: int, desk_client: DeskClient) -> None:
    editor = desk_client(Role.EDITOR)
    assert read(reporter, story)["present"] == []
    assert read(editor, story)["present"] == [reporter.actor.name]  # type: ignore[attr-defined]
    assert read(reporter, story)["present"] == [editor.actor.name]  # type: ignore[attr-defined]


@pytest.mark.parametrize("after", ["", "x", "-1", "9" * 30])
def test_an_odd_number_asks_for_everything(reporter: Client, story: int, after: str) -> None:
    assert len(reporter.get(f"{address(story)}?after={after}", **JSON).json()["updates"]) == 1

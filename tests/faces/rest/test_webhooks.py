"""Webhooks over HTTP: kept by a program of the system administrator's, and by nobody else's."""

import pytest
from django.utils import timezone

from rongmei.core.permissions import Role
from rongmei.core.scoping import scoped
from rongmei.domains.programs.models import Push
from tests.support.programs import MakeProgram

pytestmark = pytest.mark.django_db
SENT = {"address": "https://hooks.example/in", "kinds": ["story.signed"]}


def test_one_is_added_changed_paused_resumed_and_removed(program: MakeProgram) -> None:
    admin = program(Role.SYSTEM_ADMIN)
    assert "story.signed" in [kind["code"] for kind in admin.get("/webhooks/kinds").json()["items"]]
    added = admin.post("/webhooks", SENT, Idempotency_Key="once").json()
    assert admin.post("/webhooks", SENT, Idempotency_Key="once").json() == added
    there = f"/webhooks/{added['id']}"
    assert [w["id"] for w in admin.get("/webhooks").json()["items"]] == [added["id"]]
    assert "secret" not in admin.get(there).json()
    assert admin.ask("PUT", there, {**SENT, "kinds": ["story.published"]}).status_code == 204
    assert admin.post(f"{there}/pause").status_code == 204
    told = admin.get(there).json()
    assert (told["state"], told["state_label"], told["kinds"]) == ("paused", "暂停", ["story.published"])
    assert admin.post(f"{there}/pause").status_code == 409
    assert admin.post(f"{there}/resume").status_code == 204
    assert admin.post(f"{there}/secret").json()["secret"] != added["secret"]
    assert admin.ask("DELETE", there).status_code == 204
    assert admin.get(there).status_code == 404


def test_an_address_that_is_none_is_refused_in_words(program: MakeProgram) -> None:
    answer = program(Role.SYSTEM_ADMIN).post("/webhooks", {**SENT, "address": "http://hooks.example/"})
    assert answer.status_code == 409
    assert "https" in answer.json()["detail"]
    assert answer.json()["advice"]


def test_others_are_turned_away(program: MakeProgram) -> None:
    assert program(Role.DIRECTOR).get("/webhooks").status_code == 403


def test_what_was_sent_comes_in_pages_and_is_sent_again(program: MakeProgram) -> None:
    admin = program(Role.SYSTEM_ADMIN)
    hook = admin.post("/webhooks", SENT).json()["id"]
    with scoped(admin.actor.organisation):
        for entry in (1, 2, 3):
            Push.objects.create(
                webhook_id=hook, entry=entry, kind="story.signed", state="failed", not_before=timezone.now()
            )
    first = admin.get(f"/webhooks/{hook}/pushes?limit=2").json()
    second = admin.get(f"/webhooks/{hook}/pushes?limit=2&cursor={first['next']}").json()
    assert [p["message"] for p in first["items"] + second["items"]] == [f"msg_{hook}_{n}" for n in (3, 2, 1)]
    assert admin.post(f"/pushes/{first['items'][0]['id']}/redeliver").status_code == 204
    assert len(admin.get(f"/webhooks/{hook}/pushes?state=failed").json()["items"]) == 2

"""Who is let in, how often, how much; that a wish is done once; that every no explains itself."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone, translation

from rongmei.core.limits import Buckets
from rongmei.core.permissions import Role
from rongmei.core.scoping import scoped
from rongmei.domains.accounts.api import revoke_token
from rongmei.domains.accounts.models import Membership, Token
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.planning.api import leads, make_lead
from rongmei.domains.programs.actions.answers import forget_answers
from rongmei.domains.programs.models import KeptAnswer
from rongmei.faces.rest import frame
from tests.support.people import DeskClient, MakeActor
from tests.support.programs import MakeProgram

pytestmark = pytest.mark.django_db
LEAD = {"headline": "广场改造"}


def test_without_a_token_nothing_opens(desk_client: DeskClient) -> None:
    for client in (Client(), desk_client(Role.DIRECTOR)):
        answer = client.get("/api/v1/leads")
        assert answer.status_code == 401
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")
        assert answer.json()["code"] == "unauthenticated"
        assert answer.json()["advice"]


@pytest.mark.parametrize("secret", ["", "rm_", "rm_1_short", "rm_0_" + "a" * 43, "rm_999999_" + "a" * 43, "\x00"])
def test_what_is_no_token_opens_nothing(county: Organisation, secret: str) -> None:
    answer = Client().get("/api/v1/leads", headers={"Authorization": f"Bearer {secret}"})
    assert answer.status_code == 401


def test_a_token_opens_what_its_scopes_and_its_holders_roles_carry(program: MakeProgram) -> None:
    reads = program(Role.EDITOR, scopes=["planning.see"])
    assert reads.get("/leads").json() == {"items": [], "next": None}
    no = reads.post("/leads", LEAD)
    assert no.status_code == 403
    assert "登记线索" in no.json()["detail"]


def test_a_role_that_is_taken_away_closes_what_it_opened(program: MakeProgram, scope: None) -> None:
    editor = program(Role.EDITOR)
    Membership.mine().filter(pk=editor.membership).update(roles=["audit_admin"])
    assert editor.get("/leads").status_code == 403


def test_a_scope_that_nobody_declares_opens_nothing(program: MakeProgram, scope: None) -> None:
    editor = program(Role.EDITOR)
    Token.mine().filter(pk=editor.token).update(scopes=["planning.everything"])
    assert editor.get("/leads").status_code == 403


@pytest.mark.parametrize("way", ["revoked", "expired", "left", "reset", "inactive"])
def test_a_token_that_is_over_opens_nothing(program: MakeProgram, scope: None, way: str) -> None:
    editor = program(Role.EDITOR)
    member = Membership.mine().select_related("user").get(pk=editor.membership)
    if way == "revoked":
        revoke_token(actor=editor.actor, token=editor.token)
    elif way == "expired":
        Token.mine().filter(pk=editor.token).update(expires_at=timezone.now() - timedelta(seconds=1))
    elif way == "left":
        Membership.mine().filter(pk=member.pk).update(active=False)
    elif way == "reset":
        member.user.must_change_password = True
        member.user.save()
    else:
        member.user.is_active = False
        member.user.save()
    assert editor.get("/leads").status_code == 401


def test_the_day_of_the_last_use_is_kept(program: MakeProgram, scope: None) -> None:
    editor = program(Role.EDITOR)
    editor.get("/leads")
    assert Token.mine().get(pk=editor.token).used_on == timezone.localdate()


def test_theirs_is_not_found(program: MakeProgram, other_county: Organisation, make_actor: MakeActor) -> None:
    with scoped(other_county.pk):
        lead = make_lead(actor=make_actor(Role.EDITOR, organisation=other_county), headline="别县的")
    editor = program(Role.EDITOR)
    assert editor.get(f"/leads/{lead}").status_code == 404
    assert editor.post(f"/leads/{lead}/drop").status_code == 404
    assert editor.get("/leads").json()["items"] == []


def test_a_wish_with_a_key_is_done_once(program: MakeProgram, scope: None) -> None:
    editor = program(Role.EDITOR)
    first, second = (editor.post("/leads", LEAD, Idempotency_Key="k1") for _n in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert "Idempotency-Replayed" not in first.headers
    assert second.headers["Idempotency-Replayed"] == "true"
    assert len(leads()) == 1


def test_keys_are_a_tokens_own(program: MakeProgram, scope: None) -> None:
    for editor in (program(Role.EDITOR), program(Role.EDITOR)):
        assert editor.post("/leads", LEAD, Idempotency_Key="k1").status_code == 201
    assert len(leads()) == 2


def test_a_key_for_another_wish_is_refused(program: MakeProgram) -> None:
    editor = program(Role.EDITOR)
    editor.post("/leads", LEAD, Idempotency_Key="k1")
    no = editor.post("/leads", {"headline": "别的"}, Idempotency_Key="k1")
    assert (no.status_code, no.json()["code"]) == (422, "idempotency-key-reused")


def test_a_refused_wish_may_be_asked_again(program: MakeProgram, scope: None) -> None:
    editor = program(Role.EDITOR)
    lead = editor.post("/leads", LEAD).json()["id"]
    assert editor.post(f"/leads/{lead}/restore", Idempotency_Key="k").status_code == 409
    editor.post(f"/leads/{lead}/drop")
    assert editor.post(f"/leads/{lead}/restore", Idempotency_Key="k").status_code == 204
    assert KeptAnswer.mine().count() == 1


def test_an_answer_is_kept_for_a_day_and_readable_to_nobody(program: MakeProgram, scope: None) -> None:
    editor = program(Role.EDITOR)
    made = editor.post("/leads", LEAD, Idempotency_Key="k")
    kept = KeptAnswer.mine().get()
    assert made.content not in bytes(kept.body)
    assert forget_answers() == 0
    KeptAnswer.mine().update(at=timezone.now() - timedelta(hours=25))
    assert editor.post("/leads", LEAD, Idempotency_Key="k").json() != made.json()
    KeptAnswer.mine().update(at=timezone.now() - timedelta(hours=25))
    assert forget_answers() == 1


def test_who_asks_too_often_is_told_when_to_come_back(program: MakeProgram, monkeypatch: pytest.MonkeyPatch) -> None:
    editor = program(Role.EDITOR)
    monkeypatch.setattr(frame, "buckets", Buckets(burst=2, rate=0.001))
    came = [editor.get("/leads") for _n in range(3)]
    assert [answer.status_code for answer in came] == [200, 200, 429]
    assert int(came[-1].headers["Retry-After"]) >= 1


def test_a_body_that_is_too_long_is_refused_unread(program: MakeProgram, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame, "MOST_JSON", 100)
    assert program(Role.EDITOR).post("/leads", {"headline": "长" * 100}).status_code == 413


def test_a_wrong_value_is_named(program: MakeProgram) -> None:
    no = program(Role.EDITOR).post("/leads", {"headline": "行", "item": "甲"})
    assert no.status_code == 422
    assert no.json()["errors"][0]["pointer"] == "/body/sent/item"


def test_what_cannot_be_read_is_said(program: MakeProgram) -> None:
    editor = program(Role.EDITOR)
    headers = {"Authorization": f"Bearer {editor.secret}"}
    no = Client().generic("POST", "/api/v1/leads", "{", "application/json", headers=headers)
    assert (no.status_code, no.json()["code"]) == (400, "unreadable")


def test_an_address_that_is_none_and_a_method_that_is_none(program: MakeProgram) -> None:
    editor = program(Role.EDITOR)
    assert editor.get("/nothing").json()["code"] == "not-found"
    no = editor.ask("DELETE", "/leads")
    assert (no.status_code, no.json()["code"]) == (405, "wrong-method")
    assert "POST" in no.headers["Allow"]


def test_what_has_not_changed_is_not_sent_again(program: MakeProgram) -> None:
    editor = program(Role.EDITOR)
    mark = editor.get("/leads").headers["ETag"]
    assert editor.get("/leads", If_None_Match=mark).status_code == 304
    editor.post("/leads", LEAD)
    assert editor.get("/leads", If_None_Match=mark).status_code == 200


def test_pages_lead_through_the_whole_list(program: MakeProgram) -> None:
    editor = program(Role.EDITOR)
    made = [editor.post("/leads", {"headline": f"第{n}"}).json()["id"] for n in range(5)]
    seen, cursor = [], ""
    while cursor is not None:
        part = editor.get(f"/leads?limit=2{cursor and f'&cursor={cursor}'}").json()
        seen += [lead["id"] for lead in part["items"]]
        cursor = part["next"]
    assert seen == made[::-1]
    assert editor.get("/leads?cursor=x").status_code == 422


def test_a_fault_is_told_and_not_shown(program: MakeProgram, monkeypatch: pytest.MonkeyPatch) -> None:
    from rongmei.domains.planning import api as planning

    def fail(**_given: object) -> None:
        raise RuntimeError("secret words")

    monkeypatch.setattr(planning, "leads", fail)
    no = program(Role.EDITOR).get("/leads")
    assert (no.status_code, no.json()["code"]) == (500, "fault")
    assert "secret" not in no.content.decode()


def test_the_reader_is_told_in_their_language(program: MakeProgram) -> None:
    editor = program(Role.EDITOR)
    assert "令牌" in Client().get("/api/v1/leads").json()["detail"]
    with translation.override("zh-hans"):  # what a request sets, the next test would inherit
        assert editor.get("/leads/99", Accept_Language="en").json()["detail"].isascii()

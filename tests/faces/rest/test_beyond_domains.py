"""What the desk does by core itself: search, the journal, what waits in it; and lifting a lock-out."""

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.utils import timezone

from rongmei.core.journal.models import Entry, Parked
from rongmei.core.permissions import Role
from rongmei.core.scoping import scoped
from rongmei.domains.organisations.models import Organisation
from tests.factories.accounts import PASSWORD, make_member, make_user
from tests.support.programs import MakeProgram, Program

pytestmark = pytest.mark.django_db
LEAD = {"headline": "广场改造"}


def found(program: Program, asked: str) -> list[tuple[str, str]]:
    answer = program.get(f"/search?{asked}")
    assert answer.status_code == 200, answer.content
    return [(hit["kind"], hit["title"]) for hit in answer.json()["items"]]


def test_search_finds_every_kind_that_the_token_may_see(program: MakeProgram) -> None:
    editor = program(Role.EDITOR)
    editor.post("/leads", LEAD)
    editor.post("/topics", LEAD)
    assert found(editor, "words=广场") == [("planning.topic", "广场改造"), ("planning.lead", "广场改造")]
    assert found(editor, "words=广场&kind=planning.lead") == [("planning.lead", "广场改造")]
    assert len(found(editor, "words=广场&limit=1")) == 1
    narrow = program(Role.EDITOR, scopes=["planning.see"])
    assert len(found(narrow, "words=广场")) == 2
    assert found(narrow, "words=广场&kind=stories.story") == []
    assert program(Role.EDITOR, scopes=["stories.story.see"]).get("/search?words=广场").status_code == 403


def test_an_auditor_reads_the_journal_in_pages_and_nobody_else_does(program: MakeProgram) -> None:
    editor, auditor = program(Role.EDITOR), program(Role.AUDIT_ADMIN)
    leads = [editor.post("/leads", LEAD).json()["id"] for _n in range(3)]
    assert editor.get("/journal").status_code == 403
    first = auditor.get("/journal?verb=lead.made&limit=2").json()
    second = auditor.get(f"/journal?verb=lead.made&limit=2&cursor={first['next']}").json()
    told = first["items"] + second["items"]
    assert [entry["object_id"] for entry in told] == leads[::-1]
    assert second["next"] is None
    assert {(e["actor"], e["actor_name"], e["label"]) for e in told} == {
        (editor.actor.user, editor.actor.name, "登记线索")
    }
    [one] = auditor.get(f"/journal?object_kind=planning.lead&object_id={leads[0]}").json()["items"]
    assert one == told[2]
    assert auditor.get("/journal?until=1999-01-01").json()["items"] == []
    assert auditor.get("/journal?verb=lead.made&since=2199-01-01").json()["items"] == []
    assert auditor.get("/journal?cursor=3").json()["code"] == "invalid"


def test_what_a_part_could_not_take_is_told_and_handed_over_again(program: MakeProgram) -> None:
    admin = program(Role.SYSTEM_ADMIN)
    place, now = admin.actor.organisation, timezone.now()
    with scoped(place):
        program(Role.EDITOR).post("/leads", LEAD)
        entry = Entry.objects.latest("id")
    rows = [
        Parked.objects.create(
            subscriber=f"s{n}", entry_id=entry.pk, organisation_id=place, attempts=9, error="x", next_at=now
        )
        for n in range(3)
    ]
    first = admin.get("/journal/parked?limit=2").json()
    second = admin.get(f"/journal/parked?cursor={first['next']}").json()
    assert [p["id"] for p in first["items"] + second["items"]] == [row.pk for row in rows]
    assert program(Role.DIRECTOR).post("/journal/parked/retry").status_code == 403
    assert admin.post("/journal/parked/retry", Idempotency_Key="once").json() == {"count": 3}
    assert {row.attempts for row in Parked.objects.all()} == {0}


def test_a_lock_out_is_lifted_by_the_security_administrator(program: MakeProgram, county: Organisation) -> None:
    member = make_member(county, Role.EDITOR, user=make_user("wang.fang", password=make_password(PASSWORD)))
    for _n in range(5):
        sign_in("not this one")
    assert "已暂时锁定" in sign_in(PASSWORD)
    assert program(Role.SYSTEM_ADMIN).ask("DELETE", f"/people/{member.pk}/lock").status_code == 403
    assert program(Role.SECURITY_ADMIN).ask("DELETE", f"/people/{member.pk}/lock").status_code == 204
    assert "已暂时锁定" not in sign_in(PASSWORD)


def sign_in(password: str) -> str:
    return Client().post("/account/login/", {"login": "wang.fang", "password": password}).content.decode()

"""Tokens: shown once, limited to what their holder may, and over on a day."""

from datetime import timedelta

import pytest
from django.utils import timezone

from rongmei.core.i18n import Refusal
from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Actor, Denied, Role
from rongmei.domains.accounts.api import (
    actor_for_token,
    add_program,
    change_roles,
    issue_token,
    person,
    reset_password,
    revoke_token,
    scopes_of,
    tokens,
    tokens_of,
)
from rongmei.domains.accounts.models import Token, User
from tests.support.people import MakeActor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scope")]
SEE = ["planning.see"]


@pytest.fixture
def editor(make_actor: MakeActor) -> Actor:
    return make_actor(Role.EDITOR)


def test_it_is_shown_once_and_kept_as_a_hash(editor: Actor) -> None:
    made = issue_token(actor=editor, name="排版系统", scopes=SEE, days=7)
    assert made.secret.startswith(f"rm_{editor.organisation}_")
    row = Token.mine().get()
    assert made.secret not in str(vars(row))
    assert row.tail == made.secret[-4:]
    found = actor_for_token(made.secret)
    assert found is not None
    assert (found.actor.user, found.actor.scopes) == (editor.user, frozenset(SEE))
    assert Entry.objects.filter(verb="token.issued", object_id=row.pk).exists()


@pytest.mark.parametrize("scopes", [["accounts.roles.grant"], ["no.such.thing"], [], ["planning.see", "ingest.nope"]])
def test_it_never_carries_more_than_its_holder(editor: Actor, scopes: list[str]) -> None:
    with pytest.raises(Refusal, match="权限"):
        issue_token(actor=editor, name="甲", scopes=scopes, days=7)
    assert not Token.mine().exists()


@pytest.mark.parametrize("days", [0, -1, 367])
def test_it_must_end(editor: Actor, days: int) -> None:
    with pytest.raises(Refusal, match="有效期"):
        issue_token(actor=editor, name="甲", scopes=SEE, days=days)


def test_a_token_makes_no_token(editor: Actor) -> None:
    made = issue_token(actor=editor, name="甲", scopes=scopes_of(editor), days=7)
    bearer = actor_for_token(made.secret)
    assert bearer is not None
    with pytest.raises(Refusal, match="再签发"):
        issue_token(actor=bearer.actor, name="乙", scopes=SEE, days=366)


def test_ones_own_and_everybodys_are_ended(editor: Actor, make_actor: MakeActor) -> None:
    first, second = (issue_token(actor=editor, name=name, scopes=SEE, days=7).id for name in "甲乙")
    with pytest.raises(Denied):
        revoke_token(actor=make_actor(Role.EDITOR), token=first)
    revoke_token(actor=editor, token=first)
    revoke_token(actor=make_actor(Role.SYSTEM_ADMIN), token=second)
    revoke_token(actor=editor, token=second)
    assert all(token.over for token in tokens_of(editor))
    assert Entry.objects.filter(verb="token.revoked").count() == 2


def test_one_that_expired_is_over(editor: Actor) -> None:
    made = issue_token(actor=editor, name="甲", scopes=SEE, days=7)
    Token.mine().update(expires_at=timezone.now() - timedelta(seconds=1))
    assert actor_for_token(made.secret) is None
    assert tokens_of(editor)[0].over


def test_a_program_has_no_password_and_its_roles_are_granted(make_actor: MakeActor) -> None:
    keeper, security = make_actor(Role.SYSTEM_ADMIN), make_actor(Role.SECURITY_ADMIN)
    program = add_program(actor=keeper, username="layout", name="排版系统", roles=[Role.EDITOR])
    assert (person(program).roles, person(program).requested, person(program).program) == ((), (Role.EDITOR,), True)
    with pytest.raises(Refusal):
        issue_token(actor=keeper, membership=program, name="甲", scopes=SEE, days=7)
    change_roles(actor=security, membership=program, roles=[Role.EDITOR])
    made = issue_token(actor=keeper, membership=program, name="甲", scopes=SEE, days=7)
    bearer = actor_for_token(made.secret)
    assert bearer is not None
    assert bearer.actor.name == "排版系统"
    assert tokens()[0].program
    assert not User.objects.get(username="layout").has_usable_password()
    with pytest.raises(Refusal, match="没有密码"):
        reset_password(actor=keeper, membership=program)


def test_a_program_is_no_administrator(make_actor: MakeActor) -> None:
    keeper, security = make_actor(Role.SYSTEM_ADMIN), make_actor(Role.SECURITY_ADMIN)
    with pytest.raises(Refusal, match="三员"):
        add_program(actor=keeper, username="root", name="甲", roles=[Role.AUDIT_ADMIN])
    program = add_program(actor=keeper, username="layout", name="乙")
    with pytest.raises(Refusal, match="三员"):
        change_roles(actor=security, membership=program, roles=[Role.SYSTEM_ADMIN])


def test_a_persons_tokens_are_their_own_to_issue(make_actor: MakeActor) -> None:
    keeper, editor = make_actor(Role.SYSTEM_ADMIN), make_actor(Role.EDITOR)
    from rongmei.domains.accounts.models import Membership

    place = Membership.mine().get(user_id=editor.user or 0).pk
    with pytest.raises(Refusal, match="程序账号"):
        issue_token(actor=keeper, membership=place, name="甲", scopes=SEE, days=7)
    with pytest.raises(Denied):
        issue_token(actor=editor, membership=place, name="甲", scopes=SEE, days=7)

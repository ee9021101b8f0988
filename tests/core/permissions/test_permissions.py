"""Who may: one of the actor's roles carries the permission, and they act for the scope's organisation."""

import pytest
from django.utils.translation import gettext_noop, override
from hypothesis import given
from hypothesis import strategies as st

from rongmei.core.permissions import Actor, Denied, Role, authorise, declare, declared, lookup, permission
from rongmei.core.permissions.permission import Permission
from rongmei.core.permissions.roles import ADMINISTRATORS, EVERYONE, NEWSROOM, PLANNERS, REVIEWERS
from rongmei.core.scoping import ScopeMissing, scoped

ROLES = st.frozensets(st.sampled_from(Role))


@given(ROLES, ROLES, st.integers(1, 3))
def test_who_has_one_of_the_roles_and_acts_here_may(held: frozenset[Role], carry: frozenset[Role], place: int) -> None:
    right = Permission("test.some", "试", carry)
    with scoped(1, readable=[2]):
        if held & carry and place == 1:
            authorise(Actor(7, place, held), right)
            return
        with pytest.raises(Denied) as denied:
            authorise(Actor(7, place, held), right)
    assert (denied.value.code, denied.value.status) == ("denied", 403)


@given(st.sampled_from(Role))
def test_the_system_holds_only_what_names_it(role: Role) -> None:
    assert Permission("test.some", "试", frozenset({role})).held_by(Actor.system(1)) == (role == Role.SYSTEM)


def test_without_a_scope_nobody_may() -> None:
    with pytest.raises(ScopeMissing):
        authorise(Actor(7, 1, frozenset(Role)), Permission("test.some", "试", frozenset(Role)))


@pytest.mark.parametrize(("language", "said"), [("zh-hans", "您没有“试一试”的权限。"), ("en", "试一试")])
def test_a_denial_names_the_right_and_says_what_to_do(language: str, said: str) -> None:
    right = Permission("test.some", gettext_noop("试一试"), frozenset({Role.DIRECTOR}))
    with scoped(1), override(language), pytest.raises(Denied) as denied:
        authorise(Actor(7, 1, frozenset()), right)
    with override(language):
        assert said in str(denied.value.message)
        assert str(denied.value.advice)


@pytest.fixture
def empty(monkeypatch: pytest.MonkeyPatch) -> None:
    """No permission is declared yet."""
    monkeypatch.setattr(permission, "_declared", {})


def test_a_name_is_declared_once(empty: None) -> None:
    right = declare("test.some", "试", [Role.EDITOR])
    assert lookup("test.some") is right
    with pytest.raises(ValueError, match="twice"):
        declare("test.some", "再试", [Role.EDITOR])


def test_what_nobody_carries_is_refused_and_not_kept(empty: None) -> None:
    with pytest.raises(ValueError, match="no role"):
        declare("test.some", "试", [])
    with pytest.raises(KeyError):
        lookup("test.some")


def test_the_list_handed_out_is_a_copy(empty: None) -> None:
    declared()["test.some"] = Permission("test.some", "试", frozenset(Role))
    assert declared() == {}


def test_the_groups_are_apart_where_the_law_wants_them_apart() -> None:
    """三员分立: who administers does not edit, and nobody signs by being the system."""
    assert not ADMINISTRATORS & NEWSROOM
    assert REVIEWERS < NEWSROOM
    assert PLANNERS < NEWSROOM
    assert set(Role) - {Role.SYSTEM} == EVERYONE

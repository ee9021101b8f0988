"""三员分立: one keeps accounts, one grants, one looks; nobody acts and erases the trace."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongmei.core.i18n import NotFound, Refusal
from rongmei.core.permissions import Denied, Role
from rongmei.core.permissions.roles import ADMINISTRATORS
from rongmei.core.scoping import scoped
from rongmei.domains.accounts import api, rules
from rongmei.domains.accounts.validators import check_roles
from rongmei.domains.organisations.models import Organisation
from tests.support.people import MakeActor

PAIRS = list(combinations(sorted(ADMINISTRATORS), 2))
ACTS = [rules.ADD, rules.GRANT, rules.AUDIT]


@pytest.mark.parametrize("pair", PAIRS)
def test_nobody_is_given_two_of_the_three(scope: None, make_actor: MakeActor, pair: tuple[Role, Role]) -> None:
    target = api.add_person(actor=make_actor(Role.SYSTEM_ADMIN), username="wang", name="王")
    with pytest.raises(Refusal, match="不能由同一人兼任"):
        api.change_roles(actor=make_actor(Role.SECURITY_ADMIN), membership=target.membership, roles=pair)
    assert api.person(target.membership).roles == ()


@pytest.mark.parametrize("pair", PAIRS)
def test_nobody_is_added_with_two_of_the_three(scope: None, make_actor: MakeActor, pair: tuple[Role, Role]) -> None:
    with pytest.raises(Refusal, match="不能由同一人兼任"):
        api.add_person(actor=make_actor(Role.SYSTEM_ADMIN), username="wang", name="王", roles=pair)
    assert "wang" not in {p.username for p in api.people()}


@given(st.sets(st.sampled_from([r for r in Role if r != Role.SYSTEM])))
def test_a_set_of_roles_is_refused_exactly_when_it_holds_two_administrators(roles: set[Role]) -> None:
    if len(roles & ADMINISTRATORS) > 1:
        with pytest.raises(Refusal):
            check_roles(roles)
    else:
        assert set(check_roles(roles)) == {r.value for r in roles}


def test_the_three_acts_are_carried_by_three_different_roles() -> None:
    carriers = [permission.roles & ADMINISTRATORS for permission in ACTS]
    assert [len(c) for c in carriers] == [1, 1, 1]
    assert len(frozenset().union(*carriers)) == 3


def test_the_one_who_adds_only_requests_roles_and_the_other_grants_them(scope: None, make_actor: MakeActor) -> None:
    new = api.add_person(
        actor=make_actor(Role.SYSTEM_ADMIN), username="li", name="李", roles=[Role.EDITOR, Role.REPORTER]
    )
    assert api.person(new.membership).roles == ()
    assert set(api.person(new.membership).requested) == {Role.EDITOR, Role.REPORTER}
    api.change_roles(actor=make_actor(Role.SECURITY_ADMIN), membership=new.membership, roles=[Role.EDITOR])
    assert (api.person(new.membership).roles, api.person(new.membership).requested) == ((Role.EDITOR,), ())


def test_nobody_grants_to_themselves(scope: None, make_actor: MakeActor) -> None:
    actor = make_actor(Role.SECURITY_ADMIN)
    mine = next(p.membership for p in api.people() if p.user == actor.user)
    with pytest.raises(Refusal, match="不能给自己授权"):
        api.change_roles(actor=actor, membership=mine, roles=[Role.DIRECTOR])
    assert api.person(mine).roles == (Role.SECURITY_ADMIN,)


def test_the_systems_own_role_is_granted_to_nobody(scope: None, make_actor: MakeActor) -> None:
    new = api.add_person(actor=make_actor(Role.SYSTEM_ADMIN), username="li.si", name="李四")
    with pytest.raises(Refusal, match="不能授予任何人"):
        api.change_roles(actor=make_actor(Role.SECURITY_ADMIN), membership=new.membership, roles=[Role.SYSTEM])


@pytest.mark.parametrize("role", [r for r in Role if r not in (Role.SECURITY_ADMIN, Role.SYSTEM)])
def test_only_the_security_administrator_grants(scope: None, make_actor: MakeActor, role: Role) -> None:
    new = api.add_person(actor=make_actor(Role.SYSTEM_ADMIN), username="zhao", name="赵")
    with pytest.raises(Denied):
        api.change_roles(actor=make_actor(role), membership=new.membership, roles=[Role.EDITOR])


@pytest.mark.parametrize("role", [r for r in Role if r not in (Role.SYSTEM_ADMIN, Role.SYSTEM)])
def test_only_the_system_administrator_adds_resets_and_ends(scope: None, make_actor: MakeActor, role: Role) -> None:
    new = api.add_person(actor=make_actor(Role.SYSTEM_ADMIN), username="zhao", name="赵")
    actor = make_actor(role)
    with pytest.raises(Denied):
        api.add_person(actor=actor, username="sun", name="孙")
    with pytest.raises(Denied):
        api.reset_password(actor=actor, membership=new.membership)
    with pytest.raises(Denied):
        api.deactivate_person(actor=actor, membership=new.membership)
    with pytest.raises(Denied):
        api.describe_person(actor=actor, membership=new.membership, title="x")


def test_a_deactivated_person_is_granted_nothing(scope: None, make_actor: MakeActor) -> None:
    new = api.add_person(actor=make_actor(Role.SYSTEM_ADMIN), username="zhao", name="赵")
    api.deactivate_person(actor=make_actor(Role.SYSTEM_ADMIN), membership=new.membership)
    with pytest.raises(Refusal, match="已停用"):
        api.change_roles(actor=make_actor(Role.SECURITY_ADMIN), membership=new.membership, roles=[Role.EDITOR])


def test_people_of_another_centre_are_not_found(
    county: Organisation, other_county: Organisation, make_actor: MakeActor
) -> None:
    with scoped(county.pk):
        new = api.add_person(actor=make_actor(Role.SYSTEM_ADMIN), username="zhao", name="赵")
    with scoped(other_county.pk):
        keeper = make_actor(Role.SYSTEM_ADMIN, organisation=other_county)
        granter = make_actor(Role.SECURITY_ADMIN, organisation=other_county)
        with pytest.raises(NotFound):
            api.change_roles(actor=granter, membership=new.membership, roles=[Role.EDITOR])
        with pytest.raises(NotFound):
            api.reset_password(actor=keeper, membership=new.membership)
        with pytest.raises(NotFound):
            api.person(new.membership)


def test_asking_for_a_second_factor_always_includes_the_administrators(scope: None, make_actor: MakeActor) -> None:
    actor = make_actor(Role.SECURITY_ADMIN)
    assert api.second_factor_roles() == frozenset()
    api.require_second_factor(actor=actor, roles=[Role.DIRECTOR])
    assert api.second_factor_roles() == ADMINISTRATORS | {Role.DIRECTOR}
    assert api.owes_second_factor(actor)
    assert not api.owes_second_factor(make_actor(Role.REPORTER))
    api.require_second_factor(actor=actor, roles=[])
    assert not api.owes_second_factor(actor)

"""Seats at desks and in task teams."""

from datetime import timedelta

import pytest
from django.utils import timezone

from rongmei.core.i18n import Refusal
from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Actor, Denied, Role
from rongmei.core.scoping import scoped
from rongmei.domains.accounts import api
from rongmei.domains.organisations import api as organisations
from rongmei.domains.organisations.models import Organisation
from tests.factories.accounts import make_member
from tests.support.people import MakeActor


@pytest.fixture
def director(scope: None, make_actor: MakeActor) -> Actor:
    """通江's director."""
    return make_actor(Role.DIRECTOR)


def test_a_member_is_seated_once(director: Actor, county: Organisation) -> None:
    desk = organisations.open_desk(actor=director, name="采访部")
    member = make_member(county, Role.REPORTER)
    for _again in range(2):
        api.seat(actor=director, desk=desk, user=member.user_id)
    assert api.person(member.pk).desks == ("采访部",)
    assert Entry.objects.filter(verb="desk.seated").count() == 1
    assert api.actor_of(member.user, member).desks == {desk}


def test_leaving_a_desk(director: Actor, county: Organisation) -> None:
    desk = organisations.open_desk(actor=director, name="采访部")
    member = make_member(county, Role.REPORTER)
    api.seat(actor=director, desk=desk, user=member.user_id)
    for _again in range(2):
        api.leave_desk(actor=director, desk=desk, user=member.user_id)
    assert api.person(member.pk).desks == ()
    assert Entry.objects.filter(verb="desk.left").count() == 1


def test_a_stranger_is_not_seated(director: Actor, other_county: Organisation) -> None:
    desk = organisations.open_desk(actor=director, name="采访部")
    stranger = make_member(other_county, Role.REPORTER)
    with pytest.raises(Refusal, match="不是本单位人员"):
        api.seat(actor=director, desk=desk, user=stranger.user_id)


def test_nobody_is_seated_at_a_closed_desk_or_another_centres(
    director: Actor, county: Organisation, other_county: Organisation, make_actor: MakeActor
) -> None:
    member = make_member(county, Role.REPORTER)
    desk = organisations.open_desk(actor=director, name="采访部")
    organisations.close_desk(actor=director, desk=desk)
    with scoped(other_county.pk):
        theirs = organisations.open_desk(actor=make_actor(Role.DIRECTOR, organisation=other_county), name="采访部")
    for place in (desk, theirs):
        with pytest.raises(Refusal, match="没有这个部门"):
            api.seat(actor=director, desk=place, user=member.user_id)


def test_a_team_is_formed_with_its_members_in_one_step(
    scope: None, county: Organisation, make_actor: MakeActor
) -> None:
    convener, member = make_actor(Role.REPORTER), make_member(county, Role.EDITOR)
    ends = timezone.now() + timedelta(days=2)
    desk = api.form_team(actor=convener, name="抗洪组", purpose="", ends_at=ends, members=[member.user_id])
    seated = {p.user for p in api.people() if "抗洪组" in p.desks}
    assert seated == {convener.user, member.user_id}
    assert [d.convener for d in organisations.desks() if d.id == desk] == [convener.user]


def test_a_team_with_a_stranger_is_not_formed(scope: None, other_county: Organisation, make_actor: MakeActor) -> None:
    stranger = make_member(other_county, Role.EDITOR)
    with pytest.raises(Refusal):
        api.form_team(
            actor=make_actor(Role.REPORTER),
            name="组",
            purpose="",
            ends_at=timezone.now() + timedelta(days=2),
            members=[stranger.user_id],
        )
    assert organisations.desks() == []


def test_a_correspondent_seats_nobody(director: Actor, make_actor: MakeActor) -> None:
    desk = organisations.open_desk(actor=director, name="采访部")
    actor = make_actor(Role.CORRESPONDENT)
    assert actor.user
    with pytest.raises(Denied):
        api.seat(actor=actor, desk=desk, user=actor.user)

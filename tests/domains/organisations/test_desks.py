"""Desks and task teams."""

from datetime import timedelta

import pytest
from django.utils import timezone

from rongmei.core.i18n import NotFound, Refusal
from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Actor, Denied, Role
from rongmei.core.registry import TransitionRefused
from rongmei.core.scoping import scoped
from rongmei.domains.organisations import api, states
from rongmei.domains.organisations.models import Desk, Organisation
from rongmei.domains.organisations.tasks import end_teams
from tests.support.people import MakeActor

SOON = timedelta(days=3)


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMIN, Role.DIRECTOR])
def test_administrators_and_directors_set_up_desks(scope: None, make_actor: MakeActor, role: Role) -> None:
    pk = api.open_desk(actor=make_actor(role), name=" 采访部 ", purpose="每日采访")
    assert [(d.id, d.name, d.is_team) for d in api.desks()] == [(pk, "采访部", False)]


def test_a_reporter_sets_up_no_desk_but_forms_a_team(scope: None, make_actor: MakeActor) -> None:
    actor = make_actor(Role.REPORTER)
    with pytest.raises(Denied):
        api.open_desk(actor=actor, name="采访部")
    api.form_team(actor=actor, name="抗洪报道组", purpose="汛期", ends_at=timezone.now() + SOON)
    team = api.desks()[0]
    assert (team.is_team, team.convener, team.purpose) == (True, actor.user, "汛期")


def test_a_correspondent_forms_no_team(scope: None, make_actor: MakeActor) -> None:
    with pytest.raises(Denied):
        api.form_team(actor=make_actor(Role.CORRESPONDENT), name="x", purpose="", ends_at=timezone.now() + SOON)


def test_a_team_that_is_over_before_it_begins_is_refused(scope: None, make_actor: MakeActor) -> None:
    with pytest.raises(Refusal, match="已经过去"):
        api.form_team(actor=make_actor(Role.EDITOR), name="x", purpose="", ends_at=timezone.now())


@pytest.mark.parametrize("name", ["", "  "])
def test_a_desk_has_a_name(scope: None, make_actor: MakeActor, name: str) -> None:
    with pytest.raises(Refusal, match="不能为空"):
        api.open_desk(actor=make_actor(Role.DIRECTOR), name=name)


def test_two_open_desks_cannot_share_a_name_but_a_closed_one_frees_it(scope: None, make_actor: MakeActor) -> None:
    actor = make_actor(Role.DIRECTOR)
    first = api.open_desk(actor=actor, name="编辑部")
    with pytest.raises(Refusal, match="同名"):
        api.open_desk(actor=actor, name="编辑部")
    api.close_desk(actor=actor, desk=first)
    again = api.open_desk(actor=actor, name="编辑部")
    assert [d.id for d in api.desks()] == [again]
    assert {d.id for d in api.desks(open_only=False)} == {first, again}


def test_desk_names_are_each_centres_own(
    county: Organisation, other_county: Organisation, make_actor: MakeActor
) -> None:
    for place in (county, other_county):
        with scoped(place.pk):
            api.open_desk(actor=make_actor(Role.DIRECTOR, organisation=place), name="采访部")
            assert [d.name for d in api.desks()] == ["采访部"]


def test_the_convener_ends_the_team_and_a_colleague_does_not(scope: None, make_actor: MakeActor) -> None:
    convener, colleague = make_actor(Role.REPORTER), make_actor(Role.REPORTER)
    team = api.form_team(actor=convener, name="组", purpose="", ends_at=timezone.now() + SOON)
    with pytest.raises(Denied):
        api.close_desk(actor=colleague, desk=team)
    api.close_desk(actor=convener, desk=team)
    assert api.desks() == []
    assert [e.verb for e in Entry.objects.order_by("id")] == ["team.formed", "desk.closed"]


def test_a_closed_desk_cannot_be_closed_again(scope: None, make_actor: MakeActor) -> None:
    actor = make_actor(Role.SYSTEM_ADMIN)
    desk = api.open_desk(actor=actor, name="采访部")
    api.close_desk(actor=actor, desk=desk)
    with pytest.raises(TransitionRefused, match="已撤销"):
        api.close_desk(actor=actor, desk=desk)


def test_the_table_of_a_desks_life_has_one_step() -> None:
    assert dict(states.DESK.table) == {("open", "close"): "closed"}


def test_another_centres_desk_is_not_found(
    county: Organisation, other_county: Organisation, make_actor: MakeActor
) -> None:
    with scoped(county.pk):
        desk = api.open_desk(actor=make_actor(Role.DIRECTOR), name="采访部")
    with scoped(other_county.pk), pytest.raises(NotFound):
        api.close_desk(actor=make_actor(Role.DIRECTOR, organisation=other_county), desk=desk)


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_teams_whose_time_is_over_are_closed_everywhere_and_others_stay(
    county: Organisation, other_county: Organisation
) -> None:
    for place in (county, other_county):
        with scoped(place.pk):
            actor = Actor.system(place.pk)
            api.form_team(actor=actor, name="旧", purpose="", ends_at=timezone.now() + SOON)
            Desk.objects.update(ends_at=timezone.now() - timedelta(minutes=1))
            api.form_team(actor=actor, name="新", purpose="", ends_at=timezone.now() + SOON)
            api.open_desk(actor=actor, name="编辑部")
    end_teams()
    for place in (county, other_county):
        with scoped(place.pk):
            assert {d.name for d in api.desks()} == {"新", "编辑部"}

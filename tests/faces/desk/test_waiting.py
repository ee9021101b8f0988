"""What the rail is told: how much waits where, and where else a person belongs."""

import re

import pytest

from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping import scoped
from rongmei.domains.accounts.models import User
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.planning import api as planning
from rongmei.faces.desk import waiting
from tests.factories import day
from tests.factories.accounts import make_member
from tests.support.people import DeskClient, MakeActor


def counts(actor: Actor) -> dict[str, int]:
    told = (waiting.leads, waiting.topics, waiting.assignments, waiting.returned, waiting.reviews, waiting.failures)
    return {one.__name__: one(actor) for one in told}


@pytest.mark.usefixtures("scope")
def test_each_is_told_what_waits_for_them(make_actor: MakeActor) -> None:
    planner, reporter, reviewer = (make_actor(r) for r in (Role.DUTY_DESK, Role.REPORTER, Role.FIRST_REVIEWER))
    nothing = dict.fromkeys(counts(reporter), 0)
    day.busy(planner, reporter, "甲")
    assert counts(planner) == {**nothing, "leads": 1, "topics": 1}
    assert counts(reporter) == {**nothing, "assignments": 1}
    assert counts(reviewer) == {**nothing, "reviews": 1}


@pytest.mark.parametrize("role", [r for r in Role if r != Role.SYSTEM])
def test_everybody_may_ask(desk_client: DeskClient, role: Role) -> None:
    assert desk_client(role).get("/desk/waiting").status_code == 200


def test_a_number_goes_to_its_place(desk_client: DeskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "rail", lambda actor, path: [_stop("review", 3), _stop("task", 120), _stop("lead", 0)])
    text = desk_client(Role.DIRECTOR).get("/desk/waiting").content.decode()
    shown = dict(re.findall(r'id="waits-(\w+)" hx-swap-oob="true">(\d*\+?)', text))
    assert shown == {"review": "3", "task": "99+", "lead": ""}


def test_ones_own_is_told_apart_with_the_tasks_just_given(
    desk_client: DeskClient, make_actor: MakeActor, county: Organisation
) -> None:
    browser, planner, other = desk_client(Role.REPORTER), make_actor(Role.DUTY_DESK), make_actor(Role.REPORTER)
    me = browser.actor  # type: ignore[attr-defined]
    with scoped(county.pk):
        day.task(planner, me, "赶场天的茶馆")
        day.task(planner, other, "别人的任务")
    text = browser.get("/desk/waiting").content.decode()
    own = text.split('<div id="own"')[1].split("</div>")[0]
    assert f'data-n="1" data-whose="{me.user}.{county.pk}"' in own
    assert "赶场天的茶馆" in own
    assert "别人的任务" not in own
    with scoped(county.pk):
        planning.accept_assignment(actor=me, assignment=planning.assignments(actor=me)[0].id)
    own = browser.get("/desk/waiting").content.decode().split('<div id="own"')[1].split("</div>")[0]
    assert 'data-n="1"' in own
    assert "data-task" not in own


def test_only_a_person_of_several_centres_can_switch(
    desk_client: DeskClient, county: Organisation, other_county: Organisation
) -> None:
    browser = desk_client(Role.DIRECTOR)
    assert "切换单位" not in browser.get("/desk/waiting").content.decode()
    person = User.objects.get(pk=browser.actor.user)  # type: ignore[attr-defined]
    make_member(other_county, Role.EDITOR, user=person)
    text = browser.get("/desk/waiting").content.decode()
    assert f'value="{other_county.pk}"' in text
    assert f'value="{county.pk}" aria-current="true"' in text


def _stop(icon: str, number: int) -> object:
    class Stop:
        class place:  # noqa: N801 (as the rail calls it)
            waits = staticmethod(lambda actor: number)

    Stop.place.icon = icon  # type: ignore[attr-defined]
    return Stop()

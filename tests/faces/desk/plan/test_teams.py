"""Task teams: formed in one form, changed while they work, ended by those who may."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from rongmei.core.permissions import Role
from rongmei.core.scoping import scoped
from rongmei.domains.accounts import api as accounts
from rongmei.domains.organisations import api as organisations
from rongmei.domains.organisations.models import Organisation
from tests.faces.desk.plan.conftest import actor
from tests.support.cost import cost
from tests.support.people import DeskClient

URL = "/desk/plan/assignments/teams/"


def url(name: str, *args: int) -> str:
    return reverse(f"desk:plan:{name}", args=args)


def typed(*members: int | None, days: int = 3, name: str = "抗洪报道组") -> dict[str, object]:
    ends = timezone.localtime(timezone.now() + timedelta(days=days))
    return {"name": name, "purpose": "汛期", "ends_at": f"{ends:%Y-%m-%dT%H:%M}", "members": list(members)}


@pytest.fixture
def team(county: Organisation, reporter: Client) -> int:
    reporter.post(url("form_team"), typed())
    with scoped(county.pk):
        return organisations.desks()[0].id


def members(county: Organisation) -> set[int]:
    with scoped(county.pk):
        return {p.user for p in accounts.people() if "抗洪报道组" in p.desks}


def test_a_reporter_forms_a_team_and_convenes_it(reporter: Client, planner: Client, county: Organisation) -> None:
    text = reporter.post(url("form_team"), typed(actor(planner).user), follow=True).content.decode()
    assert "任务组已组建" in text
    assert "抗洪报道组" in text
    assert members(county) == {actor(reporter).user, actor(planner).user}
    assert reporter.get(URL).context["rows"][0]["convener"] == actor(reporter).name


def test_a_refused_team_comes_back_as_typed(reporter: Client, planner: Client, team: int) -> None:
    for wrong, sentence in ((typed(actor(planner).user), "同名"), (typed(actor(planner).user, days=-1), "已经过去")):
        answer = reporter.post(url("form_team"), wrong)
        text = answer.content.decode()
        assert answer.status_code == 422
        assert sentence in text
        assert 'value="抗洪报道组"' in text
        assert f'value="{actor(planner).user}"' in text
        assert text.count(" checked") == 1


def test_the_form_proposes_an_evening_a_week_away(reporter: Client) -> None:
    ends = timezone.localtime(reporter.get(url("form_team")).context["form"].initial["ends_at"])
    assert (ends.hour, (ends.date() - timezone.localdate()).days) == (18, 7)


def test_members_come_and_go(reporter: Client, planner: Client, team: int, county: Organisation) -> None:
    joined = reporter.post(url("seat", team), {"user": actor(planner).user}, follow=True).content.decode()
    assert f'action="{url("leave", team, actor(planner).user or 0)}"' in joined
    assert actor(planner).user in members(county)
    reporter.post(url("leave", team, actor(planner).user or 0))
    assert members(county) == {actor(reporter).user}
    assert "请选择要添加的人" in reporter.post(url("seat", team), {"user": ""}, follow=True).content.decode()


def test_its_convener_and_the_duty_desk_end_it_a_colleague_does_not(
    reporter: Client, planner: Client, desk_client: DeskClient, team: int
) -> None:
    colleague = desk_client(Role.EDITOR)
    assert url("end_team", team) not in colleague.get(URL).content.decode()
    assert "没有“撤销部门或任务组”的权限" in colleague.post(url("end_team", team), follow=True).content.decode()
    assert url("end_team", team) in planner.get(URL).content.decode()
    assert "任务组已结束" in reporter.post(url("end_team", team), follow=True).content.decode()
    assert "抗洪报道组" in reporter.get(URL + "?ended=1").content.decode()
    assert "没有进行中的任务组" in reporter.get(URL).content.decode()


def test_a_correspondent_forms_and_sees_none(desk_client: DeskClient, team: int) -> None:
    outsider = desk_client(Role.CORRESPONDENT)
    assert [outsider.get(page).status_code for page in (URL, url("form_team"))] == [403, 403]
    assert [outsider.post(page).status_code for page in (url("seat", team), url("end_team", team))] == [403, 403]


def test_another_centres_team_is_not_there(stranger: Client, team: int, county: Organisation) -> None:
    assert stranger.get(URL).context["rows"] == []
    assert stranger.post(url("seat", team), {"user": actor(stranger).user}).status_code == 404
    assert stranger.post(url("leave", team, 1)).status_code == 404
    assert stranger.post(url("end_team", team)).status_code == 404


def test_three_teams_cost_what_one_costs(reporter: Client, team: int) -> None:
    one = cost(reporter, URL)
    for number in range(2):
        reporter.post(url("form_team"), typed(name=f"组{number}"))
    assert len(reporter.get(URL).context["rows"]) == 3
    assert cost(reporter, URL) == one

"""Assignments on the desk: mine first, everybody's for planners, late ones marked, given anew."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from rongmei.core.permissions import Role
from rongmei.core.scoping import scoped
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.planning import api
from rongmei.domains.stories.api import create_story
from tests.faces.desk.plan.conftest import actor
from tests.factories.planning import approved_topic, given
from tests.factories.stories import make_content
from tests.support.cost import cost
from tests.support.people import DeskClient

URL = "/desk/plan/assignments/"


@pytest.fixture
def task(county: Organisation, planner: Client, reporter: Client) -> int:
    with scoped(county.pk):
        return given(actor(planner), actor(reporter), approved_topic(actor(planner), "汛期怎么过"))


def url(name: str, *args: int) -> str:
    return reverse(f"desk:plan:{name}", args=args)


def record(county: Organisation, task: int) -> api.AssignmentRecord:
    with scoped(county.pk):
        return api.assignment(task)


def at(hours: float) -> str:
    return f"{timezone.localtime(timezone.now() + timedelta(hours=hours)):%Y-%m-%dT%H:%M}"


def test_mine_stand_first_and_planners_see_everybodys(
    reporter: Client, planner: Client, task: int, county: Organisation
) -> None:
    own = reporter.get(URL)
    assert [a.id for a, _stories in own.context["mine"]] == [task]
    assert "全部任务" not in own.content.decode()
    all_ = planner.get(URL)
    assert (all_.context["mine"], [a.id for a, _stories in all_.context["rows"]]) == ([], [task])


def test_a_task_is_accepted_written_for_and_finished(reporter: Client, task: int, county: Organisation) -> None:
    assert url("accept", task) in reporter.get(URL).content.decode()
    text = reporter.post(url("accept", task), {"back": URL}, follow=True).content.decode()
    assert "任务已接受" in text
    assert f'action="{reverse("desk:edit:create")}"' in text
    assert f'name="assignment" value="{task}"' in text
    with scoped(county.pk):
        create_story(actor=actor(reporter), assignment=task, content=make_content("守堤人的一夜"))
    text = reporter.get(URL).content.decode()
    assert "守堤人的一夜" in text
    assert f'action="{reverse("desk:edit:create")}"' not in text
    reporter.post(url("finish", task))
    done = reporter.get(URL)
    assert (done.context["mine"], [a.id for a, _stories in done.context["rows"]]) == ([], [task])
    assert record(county, task).state == "done"


def test_a_form_never_leads_off_the_site(reporter: Client, task: int) -> None:
    answer = reporter.post(url("accept", task), {"back": "https://evil.example/"})
    assert answer.headers["Location"] == url("assignment", task)


def test_a_colleagues_task_is_not_mine_to_accept(desk_client: DeskClient, task: int, county: Organisation) -> None:
    colleague = desk_client(Role.REPORTER)
    assert url("accept", task) not in colleague.get(url("assignment", task)).content.decode()
    assert "没有派给您" in colleague.post(url("accept", task), follow=True).content.decode()
    assert record(county, task).state == "offered"


def test_late_tasks_are_marked_and_found(planner: Client, reporter: Client, task: int, county: Organisation) -> None:
    with scoped(county.pk):
        late = given(actor(planner), actor(reporter), hours=-1)
    assert [a.id for a, _s in planner.get(URL, {"late": "1"}).context["rows"]] == [late]
    assert "我有 1 项逾期" in reporter.get(URL).content.decode()


def test_everybodys_are_filtered_by_holder_and_state(
    planner: Client, reporter: Client, task: int, county: Organisation
) -> None:
    with scoped(county.pk):
        cancelled = given(actor(planner), actor(planner))
        api.cancel_assignment(actor=actor(planner), assignment=cancelled)

    def rows(**asked: str) -> list[int]:
        return [a.id for a, _stories in planner.get(URL, asked).context["rows"]]

    assert rows() == [task]
    assert rows(who=f"user-{actor(reporter).user}") == [task]
    assert rows(who=f"user-{actor(planner).user}") == []
    assert rows(state="cancelled") == [cancelled]
    assert rows(who="user-999999999", state="nonsense") == [task]
    assert "没有符合条件的任务" in planner.get(URL, {"state": "accepted"}).content.decode()


def test_a_task_is_given_anew_with_another_deadline(
    planner: Client, desk_client: DeskClient, task: int, county: Organisation
) -> None:
    other = actor(desk_client(Role.EDITOR))
    text = planner.post(
        url("assignment", task), {"given_to": f"user-{other.user}", "deadline": at(9)}, follow=True
    ).content.decode()
    assert "任务已更新" in text
    assert "改派任务" in text
    assert record(county, task).user == other.user


def test_a_refused_change_comes_back_as_typed(planner: Client, reporter: Client, task: int) -> None:
    typed = {"given_to": f"user-{actor(reporter).user}", "deadline": at(-1)}
    answer = planner.post(url("assignment", task), typed)
    assert answer.status_code == 422
    assert "已经过去" in answer.content.decode()
    assert typed["deadline"] in answer.content.decode()


def test_cancelling_can_be_undone_there(planner: Client, task: int, county: Organisation) -> None:
    text = planner.post(url("cancel", task), {"back": URL}, follow=True).content.decode()
    assert f'action="{url("restore_assignment", task)}"' in text
    assert record(county, task).state == "cancelled"
    planner.post(url("restore_assignment", task))
    assert record(county, task).state == "offered"


def test_a_reporter_gives_nothing(reporter: Client, task: int) -> None:
    assert "改派" not in reporter.get(url("assignment", task)).content.decode()
    typed = {"given_to": f"user-{actor(reporter).user}", "deadline": at(9)}
    assert reporter.post(url("assignment", task), typed).status_code == 403
    assert [reporter.post(url(n, task)).status_code for n in ("cancel", "restore_assignment")] == [403, 403]


def test_another_centres_task_is_not_there(stranger: Client, task: int) -> None:
    assert stranger.get(URL).context["rows"] == []
    assert stranger.get(URL, {"before": task}).status_code == 404
    assert stranger.get(url("assignment", task)).status_code == 404
    for name in ("accept", "finish", "cancel", "restore_assignment"):
        assert stranger.post(url(name, task)).status_code == 404


def test_three_tasks_cost_what_one_costs(planner: Client, reporter: Client, task: int, county: Organisation) -> None:
    with scoped(county.pk):
        create_story(actor=actor(reporter), assignment=task, content=make_content("一"))
    one, mine = cost(planner, URL), cost(reporter, URL)
    with scoped(county.pk):
        for number in range(2):
            more = given(actor(planner), actor(reporter))
            create_story(actor=actor(reporter), assignment=more, content=make_content(f"稿{number}"))
    assert len(planner.get(URL).context["rows"]) == 3
    assert (cost(planner, URL), cost(reporter, URL)) == (one, mine)

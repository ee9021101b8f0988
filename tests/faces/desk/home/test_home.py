"""Today's board: who may see it, what waits for whom, what a row costs."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from rongmei.core.permissions import Actor, Role
from rongmei.core.permissions.roles import NEWSROOM
from rongmei.core.scoping import scoped
from rongmei.domains.organisations import api as organisations
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.planning import api as planning
from rongmei.domains.publishing import api as publishing
from rongmei.domains.publishing.models import Delivery
from rongmei.domains.review import api as review
from rongmei.domains.stories import api as stories
from rongmei.domains.stories.actions.following import mark_returned
from rongmei.faces.desk.home.day import day as now
from rongmei.faces.desk.home.lanes import SHOWN, lanes
from rongmei.faces.desk.home.todo import todo, warnings
from tests.factories import day
from tests.factories import publishing as make
from tests.factories.review import here
from tests.factories.stories import make_content, make_story
from tests.support.people import DeskClient, MakeActor


@pytest.fixture(autouse=True)
def public(tmp_path: Path, settings: Any) -> None:
    settings.RONGMEI_PUBLIC_ROOT = tmp_path


@pytest.mark.parametrize("role", list(Role))
def test_the_newsroom_sees_its_day(desk_client: DeskClient, role: Role) -> None:
    assert desk_client(role).get("/desk/").status_code == (200 if role in NEWSROOM else 403)


def test_strangers_are_asked_to_sign_in(client: Client, db: None) -> None:
    assert client.get("/desk/").headers["Location"] == "/account/login/?next=/desk/"


def test_a_quiet_day_says_what_to_do(desk_client: DeskClient) -> None:
    text = desk_client(Role.REPORTER).get("/desk/").content.decode()
    assert "没有等您处理的事" in text
    assert "没有新线索。" in text
    assert "style=" not in text


@pytest.mark.usefixtures("scope")
def test_the_most_urgent_stands_first(make_actor: MakeActor) -> None:
    planner, reporter = make_actor(Role.DUTY_DESK), make_actor(Role.REPORTER, Role.FIRST_REVIEWER)
    other = make_actor(Role.REPORTER)
    day.task(planner, reporter, "明天交", hours=24)
    day.task(planner, reporter, "早该交", hours=-1)
    day.task(planner, other, "别人的")
    stories.submit(actor=other, story=make_story(other, make_content("等我审")))
    mine = make_story(reporter, make_content("被退回"))
    round_ = stories.submit(actor=reporter, story=mine)
    review.return_review(actor=here(Role.FIRST_REVIEWER), review=round_, reasons=[review.Reason.FACTS], note="再核实")
    mark_returned(actor=Actor.system(reporter.organisation), story=mine)
    assert [card.title for card in todo(reporter, now())] == ["早该交", "明天交", "被退回", "等我审"]
    fresh = todo(reporter, now())[1]
    assert (str(fresh.kind), fresh.tone) == ("新任务", "new")
    number = planning.assignments(actor=reporter, state=planning.AssignmentState.OFFERED)[1].id
    assert fresh.url == f"/desk/plan/assignments/{number}/"
    planning.accept_assignment(actor=reporter, assignment=number)
    assert [card.title for card in todo(reporter, now())] == ["早该交", "被退回", "等我审", "明天交"]


@pytest.mark.usefixtures("scope")
def test_those_who_decide_find_what_waits_for_a_decision(make_actor: MakeActor) -> None:
    editor, reporter = make_actor(Role.DIRECTOR), make_actor(Role.REPORTER)
    planning.propose_topic(actor=reporter, headline="要不要做", angle="")
    story = make.signed_story(reporter, make_content("发不出去"))
    number = publishing.publish(actor=here(Role.EDITOR), story=story)
    Delivery.objects.filter(pk=number).update(state="failed", error="磁盘已满")
    assert [(c.title, str(c.kind)) for c in todo(editor, now())] == [("发不出去", "发布失败"), ("要不要做", "选题待批")]
    assert todo(reporter, now()) == []


@pytest.mark.usefixtures("scope")
def test_lanes_follow_the_loop_and_count_all(make_actor: MakeActor) -> None:
    planner, reporter = make_actor(Role.DUTY_DESK), make_actor(Role.REPORTER)
    for n in range(SHOWN + 1):
        planning.make_lead(actor=reporter, headline=f"线索{n}")
    day.busy(planner, reporter, "甲")
    make.published_story(reporter, make_content("已发"))
    found = lanes(reporter, now())
    assert [lane.icon for lane in found] == ["lead", "topic", "task", "story", "review", "publish"]
    assert [lane.count for lane in found] == [SHOWN + 2, 1, 1, 1, 1, 0]
    assert len(found[0].cards) == SHOWN
    assert [card.mine for card in found[2].cards] == [True]
    assert [card.title for card in found[5].cards] == ["已发"]


@pytest.mark.usefixtures("scope")
def test_a_licence_that_runs_out_is_told_to_those_in_charge(make_actor: MakeActor) -> None:
    keeper = make_actor(Role.SYSTEM_ADMIN)
    soon = timezone.localdate() + timedelta(days=20)
    organisations.keep_licence(actor=keeper, kind=organisations.LicenceKind.NEWS, number="51120240001", expires_on=soon)
    assert "还有20天到期" in str(warnings(make_actor(Role.DIRECTOR))[0])
    assert warnings(make_actor(Role.REPORTER)) == []


def test_another_countys_day_is_not_shown(
    desk_client: DeskClient, make_actor: MakeActor, other_county: Organisation
) -> None:
    with scoped(other_county.pk):
        day.busy(
            make_actor(Role.DUTY_DESK, organisation=other_county),
            make_actor(Role.REPORTER, organisation=other_county),
            "南江的",
        )
    assert "南江的" not in desk_client(Role.DIRECTOR).get("/desk/").content.decode()


def test_three_rows_cost_what_one_costs(desk_client: DeskClient, make_actor: MakeActor, county: Organisation) -> None:
    browser, planner, reporter = desk_client(Role.DIRECTOR), make_actor(Role.DUTY_DESK), make_actor(Role.REPORTER)
    me = browser.actor  # type: ignore[attr-defined]

    def cost(name: str) -> int:
        with scoped(county.pk):
            day.busy(planner, reporter, name)
            day.task(planner, me, f"我的{name}")
            make.published_story(reporter, make_content(f"已发{name}"))
        with CaptureQueriesContext(connection) as asked:
            assert browser.get("/desk/").status_code == 200
        return len(asked)

    browser.get("/desk/")  # the first visit of a session settles what the person owes
    first = cost("一")
    cost("二")
    assert cost("三") == first
    assert first <= 30

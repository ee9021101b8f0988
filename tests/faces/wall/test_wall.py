"""The wall: who may look, what it shows of the day, and at what cost."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from rongmei.core.permissions import Role
from rongmei.core.permissions.roles import NEWSROOM
from rongmei.core.scoping import scoped
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.publishing import api as publishing
from rongmei.domains.publishing.models import Delivery
from rongmei.faces.wall.screen import ROWS, screen
from tests.factories import day
from tests.factories import publishing as make
from tests.factories.review import here
from tests.factories.stories import make_content
from tests.support.people import DeskClient, MakeActor


@pytest.fixture(autouse=True)
def public(tmp_path: Path, settings: Any) -> None:
    settings.RONGMEI_PUBLIC_ROOT = tmp_path


@pytest.mark.parametrize("role", list(Role))
def test_the_newsroom_may_look(desk_client: DeskClient, role: Role) -> None:
    assert desk_client(role).get("/wall/").status_code == (200 if role in NEWSROOM else 403)


def test_strangers_are_asked_to_sign_in(client: Client, db: None) -> None:
    assert client.get("/wall/").headers["Location"] == "/account/login/?next=/wall/"


def test_nothing_is_written_there(desk_client: DeskClient) -> None:
    assert desk_client(Role.DIRECTOR).post("/wall/").status_code == 405


def test_a_quiet_day_says_so(desk_client: DeskClient) -> None:
    text = desk_client(Role.DIRECTOR).get("/wall/").content.decode()
    assert "没有在办的任务。" in text
    assert "今天还没有发布。" in text
    assert "通江县融媒体中心" in text
    assert "style=" not in text


@pytest.mark.usefixtures("scope")
def test_what_is_late_stands_out(make_actor: MakeActor) -> None:
    planner = make_actor(Role.DUTY_DESK, Role.REPORTER)
    day.task(planner, planner, "早就该交的", hours=-2)
    day.task(planner, planner, "今晚要交的", hours=2)
    deadlines = screen().columns[0]
    assert [(x.headline, x.tone, str(x.alarm)) for x in deadlines.lines] == [
        ("早就该交的", "late", "逾期"),
        ("今晚要交的", "", ""),
    ]
    assert [(str(f.name), f.number) for f in screen().figures if f.late] == [("任务逾期", 1)]


@pytest.mark.usefixtures("scope")
def test_what_failed_and_what_waits_are_on_their_way(make_actor: MakeActor) -> None:
    author = make_actor(Role.REPORTER)
    for headline, hours in (("晚上发", 5), ("发不出去", 1)):
        story = make.signed_story(author, make_content(headline))
        number = publishing.publish(actor=here(Role.EDITOR), story=story, at=timezone.now() + timedelta(hours=hours))
    Delivery.objects.filter(pk=number).update(state="failed")
    lines = screen().columns[1].lines
    assert [(x.headline, x.tone) for x in lines] == [("发不出去", "late"), ("晚上发", "soon")]


@pytest.mark.usefixtures("scope")
def test_only_what_went_out_today_is_shown_as_such(make_actor: MakeActor) -> None:
    author = make_actor(Role.REPORTER)
    make.published_story(author, make_content("今天的"))
    old = make.published_story(author, make_content("昨天的"))
    Delivery.objects.filter(story_id=old).update(first_live_at=timezone.now() - timedelta(days=1))
    assert [x.headline for x in screen().columns[2].lines] == ["今天的"]


@pytest.mark.usefixtures("scope")
def test_what_is_too_much_for_the_screen_is_counted(make_actor: MakeActor) -> None:
    planner = make_actor(Role.DUTY_DESK, Role.REPORTER)
    for n in range(ROWS + 2):
        day.task(planner, planner, f"任务{n}", hours=n + 1)
    column = screen().columns[0]
    assert (len(column.lines), column.hidden) == (ROWS, 2)


def test_another_countys_day_is_not_shown(
    desk_client: DeskClient, make_actor: MakeActor, other_county: Organisation
) -> None:
    with scoped(other_county.pk):
        day.busy(
            make_actor(Role.DUTY_DESK, organisation=other_county),
            make_actor(Role.REPORTER, organisation=other_county),
            "南江的",
        )
    assert "南江的" not in desk_client(Role.DIRECTOR).get("/wall/").content.decode()


def test_three_rows_cost_what_one_costs(desk_client: DeskClient, make_actor: MakeActor, county: Organisation) -> None:
    browser, planner, reporter = desk_client(Role.DIRECTOR), make_actor(Role.DUTY_DESK), make_actor(Role.REPORTER)

    def cost(name: str) -> int:
        with scoped(county.pk):
            day.busy(planner, reporter, name)
            make.published_story(reporter, make_content(f"已发{name}"))
        with CaptureQueriesContext(connection) as asked:
            assert browser.get("/wall/").status_code == 200
        return len(asked)

    browser.get("/wall/")  # the first visit of a session settles what the person owes
    first = cost("一")
    cost("二")
    assert cost("三") == first
    assert first < 30

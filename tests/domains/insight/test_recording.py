"""What becomes of a beacon."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from rongmei.core.i18n import NotFound
from rongmei.core.permissions import Actor, Denied, Role
from rongmei.core.scoping import scoped
from rongmei.domains.insight import api
from rongmei.domains.insight.adapters.lake import Lake, hour_number
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.publishing.api import withdraw
from rongmei.domains.publishing.tasks import settle
from tests.domains.insight.conftest import Published
from tests.factories import readings as make
from tests.support.people import MakeActor

NOON = datetime(2026, 11, 24, 12, 5, tzinfo=timezone.get_fixed_timezone(480))


def kept(lake: Lake) -> list[dict[str, Any]]:
    """What lies in the spool."""
    return [json.loads(line) for path in lake.spool.glob("*.jsonl") for line in path.read_text().splitlines()]


@pytest.fixture
def noon(monkeypatch: pytest.MonkeyPatch) -> datetime:
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    return NOON


def test_a_reading_is_kept_and_counted_at_once(published: Published, county: Organisation) -> None:
    story = published()
    assert make.tell(make.visit(story), make.visit(story, seconds=2, depth=5)) == [True, True]
    with scoped(county.pk):
        assert api.story_reach(story) == api.Reach(views=2, readers=1, completed=1)
        today = api.today()
    assert today.total == api.Reach(views=2, readers=1, completed=1)
    assert [s.story for s in today.stories] == [story]


def test_nothing_of_the_reader_is_kept_but_a_number(published: Published, node: Lake) -> None:
    make.tell(make.visit(published(), referrer="www.baidu.com"))
    text = "".join(path.read_text() for path in node.spool.glob("*.jsonl"))
    for told in ("203.0.113.7", "Mozilla", "Chrome", "baidu.com"):
        assert told not in text


@pytest.mark.usefixtures("noon")
def test_a_view_that_is_told_of_later_keeps_its_hour(published: Published, node: Lake) -> None:
    story = published()
    first = make.visit(story, age=2, seconds=2)
    make.tell(first)
    make.tell(make.visit(story, view=first.view, age=3900, seconds=600))
    hours = {r["hour"] for r in kept(node)}
    assert hours == {hour_number(NOON), hour_number(NOON - timedelta(seconds=3900))}


@pytest.mark.usefixtures("noon")
def test_a_view_that_began_yesterday_has_no_reader_under_todays_salt(published: Published, node: Lake) -> None:
    make.tell(make.visit(published(), age=13 * 3600))
    (row,) = kept(node)
    assert row["reader"] is None
    assert row["hour"] == hour_number(NOON - timedelta(hours=13))


def test_more_seconds_than_the_view_is_old_are_not_believed(published: Published, node: Lake) -> None:
    make.tell(make.visit(published(), age=5, seconds=80_000))
    assert kept(node)[0]["seconds"] == 5


def test_programs_and_stories_that_are_not_live_are_left_out(
    published: Published, node: Lake, county: Organisation, make_actor: MakeActor
) -> None:
    story, gone = published("留着的"), published("要撤的")
    with scoped(county.pk):
        withdraw(actor=make_actor(Role.DIRECTOR), story=gone, reason="有误")
        settle(organisation=county.pk, story=gone)
    dropped = [
        make.visit(story, agent="curl/8.5.0"),
        make.visit(gone),
        make.visit(story + 999),
        make.visit(story, centre="511922"),
        make.visit(story, centre="../511921"),
        make.visit(story, centre="."),
    ]
    assert make.tell(*dropped) == [False] * len(dropped)
    assert kept(node) == []


def test_a_disk_that_refuses_is_told(published: Published, node: Lake) -> None:
    story = published()
    node.root.mkdir(exist_ok=True)
    (node.root / "spool").write_text("in the way")
    with pytest.raises(OSError, match="exists"):
        make.tell(make.visit(story))
    (node.root / "spool").unlink()


def past(story: int, hour: int, reader: str = "a") -> api.PastReading:
    at = NOON.replace(hour=hour)
    return api.PastReading(story=story, at=at, reader=reader, seconds=60, depth=95, characters=300)


def test_past_readings_are_loaded_once_however_often(published: Published, county: Organisation) -> None:
    story, actor = published(), Actor.system(county.pk)
    told = [past(story, 8), past(story, 9), past(story, 9, "b")]
    with scoped(county.pk):
        assert api.load_readings(actor=actor, readings=told) == 3
        assert api.load_readings(actor=actor, readings=told) == 3
        day = api.reach(since=NOON.date(), until=NOON.date())
    assert day.total == api.Reach(views=3, readers=2, completed=3)
    assert (day.hours[8].views, day.hours[9].views) == (1, 2)


def test_only_the_system_loads_and_only_its_own_stories(
    published: Published, county: Organisation, other_county: Organisation, make_actor: MakeActor
) -> None:
    story = published()
    with scoped(county.pk), pytest.raises(Denied):
        api.load_readings(actor=make_actor(Role.DIRECTOR), readings=[past(story, 8)])
    with scoped(other_county.pk), pytest.raises(NotFound):
        api.load_readings(actor=Actor.system(other_county.pk), readings=[past(story, 8)])

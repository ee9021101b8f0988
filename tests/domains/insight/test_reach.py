"""Reach of stories, topics and centres, seen from the scope."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping import ScopeMissing, scoped
from rongmei.domains.insight import api
from rongmei.domains.insight.adapters.lake import Lake, roll
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.planning.api import propose_topic
from rongmei.domains.publishing.models import Delivery
from rongmei.domains.stories.api import create_story
from tests.domains.insight.conftest import Published
from tests.factories import readings as make
from tests.support.people import MakeActor

TODAY = timezone.localdate


def test_two_centres_never_see_each_others_readings(
    published: Published, node: Lake, county: Organisation, other_county: Organisation
) -> None:
    mine, theirs = published("通江的"), published("南江的", organisation=other_county)
    make.tell(make.visit(mine), make.visit(theirs, centre="511922"), make.visit(theirs, centre="511922"))
    for _ in range(2):
        with scoped(county.pk):
            assert [s.story for s in api.today().stories] == [mine]
            assert api.story_reach(theirs) is None
            assert api.story_detail(theirs, since=TODAY(), until=TODAY()).total is None
        with scoped(other_county.pk):
            assert api.today().total == api.Reach(2, 1, 2)
        with scoped(other_county.pk, readable=[county.pk]):
            assert {s.story for s in api.today().stories} == {mine, theirs}
        roll(node)


def test_without_a_scope_nothing_is_told(published: Published) -> None:
    make.tell(make.visit(published()))
    with pytest.raises(ScopeMissing):
        api.today()


@pytest.mark.usefixtures("node", "scope")
def test_before_anything_is_measured_nothing_is_said(published: Published) -> None:
    story = published()
    assert api.today().total is None
    assert api.story_reach(story) is None
    assert api.story_detail(story, since=TODAY(), until=TODAY()).total is None


@pytest.mark.usefixtures("scope")
def test_zero_is_said_once_something_is_measured(published: Published, make_actor: MakeActor) -> None:
    read, unread = published("有人看"), published("没人看")
    draft = create_story(actor=make_actor(Role.REPORTER))
    make.tell(make.visit(read))
    assert api.story_reach(unread) == api.Reach(0, 0, 0)
    assert api.story_reach(draft) is None
    listed = {s.story: s for s in api.today().stories}
    assert listed[unread].reach == api.Reach(0, 0, 0)
    assert listed[read].share == 1.0


@pytest.mark.usefixtures("scope")
def test_order_and_words(published: Published) -> None:
    tea, road, song = published("春茶开采"), published("新路通车"), published("春歌唱响")
    make.tell(
        *(make.visit(road, address=str(n), depth=0, seconds=2) for n in range(3)),
        *(make.visit(tea, address="same") for _ in range(4)),
        make.visit(song),
    )

    def order(by: api.Order, words: str = "") -> list[int]:
        return [s.story for s in api.reach(since=TODAY(), until=TODAY(), order=by, words=words).stories]

    assert order(api.Order.VIEWS) == [tea, road, song]
    assert order(api.Order.READERS)[0] == road
    assert order(api.Order.COMPLETED) == [tea, song, road]
    assert order(api.Order.NEWEST) == [song, road, tea]
    assert order(api.Order.VIEWS, "春茶") == [tea]
    found = api.reach(since=TODAY(), until=TODAY(), words="新路")
    assert found.total == api.Reach(3, 3, 0)
    assert api.reach(since=TODAY(), until=TODAY(), limit=1).found == 3
    assert len(api.reach(since=TODAY(), until=TODAY(), limit=1).stories) == 1


@pytest.mark.usefixtures("scope")
def test_channels_and_origins_are_named_and_shared_out(published: Published) -> None:
    story = published()
    make.tell(
        make.visit(story, installed=True, inside=True),
        make.visit(story, referrer="mp.weixin.qq.com"),
        make.visit(story, referrer="mp.weixin.qq.com"),
        make.visit(story),
    )
    found = api.story_detail(story, since=TODAY(), until=TODAY())
    assert [(c.code, c.views, c.share) for c in found.channels] == [("site", 3, 0.75), ("app", 1, 0.25)]
    assert [(o.code, o.views) for o in found.origins] == [("wechat", 2), ("direct", 1), ("own", 1)]
    assert str(found.origins[0].label) == "微信"
    assert sum(b.views for b in found.hours) == sum(b.views for b in found.days) == 4


@pytest.mark.usefixtures("scope")
def test_a_topics_reader_of_two_stories_is_one_reader(published: Published, county: Organisation) -> None:
    topic = propose_topic(actor=Actor.system(county.pk), headline="春茶")
    first, second = published("一", topic=topic), published("二", topic=topic)
    make.tell(make.visit(first), make.visit(second), make.visit(published("别的")))
    assert api.topic_reach(topic) == api.TopicReach(topic, 2, api.Reach(views=2, readers=1, completed=2))
    assert api.topic_reach(topic + 1) is None


@pytest.mark.usefixtures("scope")
def test_a_story_of_last_week_is_listed_when_it_is_read_today(published: Published) -> None:
    old = published("上周的")
    Delivery.mine().update(first_live_at=timezone.now() - timedelta(days=7))
    make.tell(make.visit(published("今天的")))
    assert old not in {s.story for s in api.today().stories}
    week = TODAY() - timedelta(days=7)
    assert old in {s.story for s in api.reach(since=week, until=TODAY()).stories}


@pytest.mark.usefixtures("scope")
def test_many_stories_take_no_more_queries_than_one(published: Published) -> None:
    make.tell(make.visit(published("一")))
    with CaptureQueriesContext(connection) as one:
        api.today()
    make.tell(make.visit(published("二")), make.visit(published("三")))
    with CaptureQueriesContext(connection) as three:
        api.today()
    assert len(three) == len(one) <= 8

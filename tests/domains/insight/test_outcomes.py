"""Back to the plan: outcomes are written when they are news, and a topic that did well is followed up once."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Actor, Denied, Role
from rongmei.core.scoping import scoped
from rongmei.domains.insight import api, tasks
from rongmei.domains.insight.actions.outcomes import is_news
from rongmei.domains.insight.adapters.lake import Lake, spool_of
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.planning.api import (
    TopicState,
    approve_topic,
    drop_topic,
    propose_follow_up,
    propose_topic,
    topic,
    topics,
)
from rongmei.domains.planning.models import Topic
from rongmei.domains.publishing.models import Delivery
from tests.domains.insight.conftest import Published
from tests.factories import readings as make
from tests.factories.review import here
from tests.support.people import MakeActor

MakeTopic = Callable[..., int]


@pytest.fixture
def make_topic(published: Published, county: Organisation, settings: Any) -> MakeTopic:
    """An approved topic with one story that was read so often; three readings earn a follow-up."""
    settings.RONGMEI_FOLLOW_READS, settings.RONGMEI_FOLLOW_TOPICS = 3, 3

    def make_one(headline: str, reads: int, **fields: object) -> int:
        with scoped(county.pk):
            number = propose_topic(actor=Actor.system(county.pk), headline=headline)
            approve_topic(actor=here(Role.DIRECTOR), topic=number)
        story = published(headline, topic=number)
        make.tell(*(make.visit(story, address=str(n), **fields) for n in range(reads)))
        return number

    return make_one


@pytest.fixture
def system(county: Organisation) -> Actor:
    return Actor.system(county.pk)


def recorded(number: int) -> int:
    return Entry.objects.filter(verb="topic.outcome", object_id=number).count()


def followers(number: int) -> list[str]:
    return [t.headline for t in topics() if t.follows == number]


@pytest.mark.usefixtures("scope")
def test_an_outcome_is_written_once_until_it_is_news(make_topic: MakeTopic, system: Actor) -> None:
    first, second, third = make_topic("甲", 6), make_topic("乙", 3), make_topic("丙", 0)
    for _ in range(3):
        api.record_outcomes(actor=system)
    today = timezone.localdate().isoformat()
    assert topic(first).outcome == {
        "reads": 6, "readers": 6, "completed": 6, "stories": 1, "share": 0.667, "percentile": 100,
        "since": today, "until": today,
    }  # fmt: skip
    assert topic(second).outcome["percentile"] == 50
    assert topic(third).outcome["reads"] == topic(third).outcome["percentile"] == 0
    assert [recorded(t) for t in (first, second, third)] == [1, 1, 1]


@pytest.mark.parametrize(
    ("change", "news"),
    [
        ({}, False),
        ({"reads": 110, "share": 0.3}, False),
        ({"reads": 111}, True),
        ({"stories": 2}, True),
        ({"until": "2026-11-25"}, True),
        ({"percentile": 10}, False),
    ],
)
def test_what_is_news(change: dict[str, Any], news: bool) -> None:
    before = {"reads": 100, "stories": 1, "share": 0.2, "percentile": 50, "until": "2026-11-24"}
    assert is_news(before, {**before, **change}) is news
    assert is_news({}, before)


@pytest.mark.usefixtures("scope")
def test_a_topic_that_did_well_is_followed_up_once(make_topic: MakeTopic, system: Actor) -> None:
    best, good, _poor = make_topic("山上修路", 5, referrer="mp.weixin.qq.com"), make_topic("乙", 3), make_topic("丙", 0)
    api.record_outcomes(actor=system)
    api.record_outcomes(actor=system)
    assert followers(best) == ["后续：山上修路"]
    assert followers(good) == []
    proposed = next(t for t in topics() if t.follows == best)
    assert proposed.state == TopicState.PROPOSED
    for said in ("阅读5次", "62%", "100%", "“微信”"):
        assert said in proposed.angle


@pytest.mark.usefixtures("scope")
def test_what_does_not_earn_a_follow_up(make_topic: MakeTopic, system: Actor, settings: Any) -> None:
    clicked = make_topic("标题党", 5, seconds=2, depth=20)
    make_topic("乙", 1)
    api.record_outcomes(actor=system)
    settings.RONGMEI_FOLLOW_COMPLETION = 0
    api.record_outcomes(actor=system)
    assert followers(clicked) == []  # two topics are no comparison
    dropped = make_topic("已放弃的", 9)
    drop_topic(actor=here(Role.DIRECTOR), topic=dropped)
    settings.RONGMEI_FOLLOW_READS = 6
    api.record_outcomes(actor=system)
    assert followers(clicked) == followers(dropped) == []
    settings.RONGMEI_FOLLOW_READS, settings.RONGMEI_FOLLOW_PERCENTILE = 5, 50
    api.record_outcomes(actor=system)
    assert followers(clicked) == ["后续：标题党"]


@pytest.mark.usefixtures("scope")
def test_a_follow_up_that_people_proposed_or_dropped_is_not_proposed_again(
    make_topic: MakeTopic, system: Actor
) -> None:
    best, _second, _third = make_topic("甲", 5), make_topic("乙", 1), make_topic("丙", 0)
    own = propose_topic(actor=here(Role.REPORTER), headline="人提的后续", follows=best)
    drop_topic(actor=here(Role.DIRECTOR), topic=own)
    api.record_outcomes(actor=system)
    assert followers(best) == ["人提的后续"]


@pytest.mark.usefixtures("scope")
def test_old_topics_rest(make_topic: MakeTopic, system: Actor) -> None:
    old = make_topic("旧题", 2)
    Delivery.mine().update(first_live_at=timezone.now() - timedelta(days=61))
    api.record_outcomes(actor=system)
    assert topic(old).outcome == {}


@pytest.mark.usefixtures("scope")
def test_only_the_system_writes_outcomes(node: Lake, make_actor: MakeActor) -> None:
    with pytest.raises(Denied):
        api.record_outcomes(actor=make_actor(Role.DIRECTOR))


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_two_workers_at_once_propose_one_follow_up(county: Organisation) -> None:
    system, ready, made = Actor.system(county.pk), threading.Barrier(4), []
    with scoped(county.pk):
        best = propose_topic(actor=system, headline="甲")

    def propose() -> None:
        with scoped(county.pk):
            ready.wait(10)
            made.append(propose_follow_up(actor=system, topic=best, headline="后续", angle=""))
        connection.close()

    workers = [threading.Thread(target=propose) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(20)
    assert len(made) == 4
    assert len([m for m in made if m]) == 1
    with scoped(county.pk):
        assert Topic.mine().filter(follows_id=best).count() == 1


def test_the_clock_takes_readings_from_the_spool_to_the_topic(
    make_topic: MakeTopic, node: Lake, county: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []
    monkeypatch.setattr(tasks.outcomes, "defer", lambda organisation: told.append(organisation))
    number = make_topic("甲", 4)
    tasks.take_in()
    tasks.follow()
    assert told == []  # the web process still writes its file
    spool_of(node.spool).close()
    tasks.take_in()
    tasks.follow()
    tasks.follow()
    assert told == [county.pk]
    assert list(node.spool.glob("*.jsonl")) == []
    tasks.outcomes(organisation=county.pk)
    with scoped(county.pk):
        assert topic(number).outcome["reads"] == 4
    tasks.tidy()
    assert told == [county.pk] * 2


def test_another_keeper_or_a_long_look_is_waited_out(node: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rongmei.domains.insight.adapters.lake.lake.PATIENCE", 0.02)
    path = make.keep(node, make.reading())
    with node.keeping():
        tasks.take_in()
    with node.looking():
        tasks.take_in()
    assert path.exists()
    tasks.take_in()
    assert not path.exists()


def test_the_salt_of_yesterday_is_forgotten_by_the_clock(published: Published, node: Lake) -> None:
    make.tell(make.visit(published()))
    path = node.root.parent / "run" / "reader-salt"
    tasks.forget()
    assert path.exists()
    path.write_text(path.read_text().replace(timezone.localdate().isoformat(), "2026-01-01"))
    tasks.forget()
    assert not path.exists()

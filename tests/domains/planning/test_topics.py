"""选题: proposed, decided, resting on leads, followed up."""

import pytest

from rongmei.core.i18n import NotFound, Refusal
from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Actor, Denied, Role
from rongmei.core.registry import TransitionRefused
from rongmei.core.scoping import scoped
from rongmei.core.search.query import find
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.planning import api
from tests.factories.planning import approved_topic, given, make_lead
from tests.support.people import MakeActor

pytestmark = pytest.mark.usefixtures("scope")


@pytest.fixture
def reporter(make_actor: MakeActor) -> Actor:
    return make_actor(Role.REPORTER)


@pytest.fixture
def planner(make_actor: MakeActor) -> Actor:
    return make_actor(Role.DUTY_DESK)


def test_a_topic_takes_the_leads_it_rests_on(reporter: Actor) -> None:
    leads = [make_lead(reporter, "一"), make_lead(reporter, "二")]
    topic = api.propose_topic(actor=reporter, headline=" 合并报道 ", angle=" 角度 ", leads=leads)
    found = api.topic(topic)
    assert (found.headline, found.angle, found.proposer, found.state) == ("合并报道", "角度", reporter.name, "proposed")
    assert [(x.id, x.state) for x in found.leads] == [(leads[0], "taken"), (leads[1], "taken")]
    assert [t.id for t in api.topics_of_lead(leads[0])] == [topic]


def test_a_topic_that_cannot_be_proposed_takes_no_lead(reporter: Actor) -> None:
    lead, dropped = make_lead(reporter, "一"), make_lead(reporter, "二")
    api.drop_lead(actor=reporter, lead=dropped)
    with pytest.raises(Refusal, match="没有标题"):
        api.propose_topic(actor=reporter, headline=" ", leads=[lead])
    with pytest.raises(TransitionRefused):
        api.propose_topic(actor=reporter, headline="题", leads=[lead, dropped])
    assert api.lead(lead).state == "new"
    assert api.topics() == []


def test_topics_are_found_by_words_and_state_and_in_search(reporter: Actor, planner: Actor) -> None:
    approved = approved_topic(planner, "汛期怎么过")
    api.propose_topic(actor=reporter, headline="夜间门诊", angle="谁在用、排多久")
    assert [t.headline for t in api.topics(state="proposed")] == ["夜间门诊"]
    assert [t.headline for t in api.topics(words="排多久")] == ["夜间门诊"]
    assert [t.id for t in api.topics(words="汛")] == [approved]
    assert [h.title for h in find("夜间门诊", kinds=["planning.topic"])] == ["夜间门诊"]
    assert api.topic_counts() == {"approved": 1, "proposed": 1}
    first = api.topics(limit=1)[0]
    assert [t.id for t in api.topics(before=first.id)] == [approved]


def test_a_list_tells_how_far_the_work_is(planner: Actor, reporter: Actor) -> None:
    topic = approved_topic(planner)
    assert (api.topics()[0].given, api.topics()[0].due, api.topics()[0].late) == (0, None, False)
    done, late, cancelled = (given(planner, reporter, topic, hours) for hours in (5, -1, 3))
    api.accept_assignment(actor=reporter, assignment=done)
    api.finish_assignment(actor=reporter, assignment=done)
    api.cancel_assignment(actor=planner, assignment=cancelled)
    found = api.topics()[0]
    assert (found.given, found.done, found.due, found.late) == (2, 1, api.assignment(late).deadline, True)


def test_the_proposer_describes_until_it_is_decided_and_planners_after(reporter: Actor, planner: Actor) -> None:
    topic = api.propose_topic(actor=reporter, headline="旧题")
    api.describe_topic(actor=reporter, topic=topic, headline="新题", angle="新角度")
    api.approve_topic(actor=planner, topic=topic)
    with pytest.raises(Denied):
        api.describe_topic(actor=reporter, topic=topic, headline="再改", angle="")
    api.describe_topic(actor=planner, topic=topic, headline="定题", angle="定角度")
    assert api.topic(topic).headline == "定题"
    assert [h.title for h in find("定角度")] == ["定题"]
    api.finish_topic(actor=planner, topic=topic)
    with pytest.raises(TransitionRefused):
        api.describe_topic(actor=planner, topic=topic, headline="晚了", angle="")


def test_a_colleagues_proposal_is_not_mine_to_change(reporter: Actor, make_actor: MakeActor) -> None:
    topic = api.propose_topic(actor=reporter, headline="题")
    with pytest.raises(Denied):
        api.describe_topic(actor=make_actor(Role.REPORTER), topic=topic, headline="改", angle="")


def test_leads_come_and_go_and_a_lead_nobody_needs_is_new_again(reporter: Actor, planner: Actor) -> None:
    lead, shared = make_lead(reporter, "一"), make_lead(reporter, "二")
    api.propose_topic(actor=reporter, headline="另一题", leads=[shared])
    topic = approved_topic(planner)
    for _twice in range(2):
        api.add_lead(actor=reporter, topic=topic, lead=lead)
    api.add_lead(actor=reporter, topic=topic, lead=shared)
    assert [x.id for x in api.topic(topic).leads] == [lead, shared]
    for _twice in range(2):
        api.remove_lead(actor=reporter, topic=topic, lead=lead)
    api.remove_lead(actor=reporter, topic=topic, lead=shared)
    assert (api.lead(lead).state, api.lead(shared).state) == ("new", "taken")
    assert [e.verb for e in Entry.objects.filter(object_id=topic, verb__startswith="topic.lead").order_by("id")] == [
        "topic.lead_added", "topic.lead_added", "topic.lead_removed", "topic.lead_removed",
    ]  # fmt: skip


def test_a_finished_topic_keeps_the_leads_it_has(reporter: Actor, planner: Actor) -> None:
    topic = approved_topic(planner)
    api.finish_topic(actor=planner, topic=topic)
    with pytest.raises(TransitionRefused):
        api.add_lead(actor=reporter, topic=topic, lead=make_lead(reporter))
    with pytest.raises(TransitionRefused):
        api.remove_lead(actor=reporter, topic=topic, lead=make_lead(reporter, "二"))


def test_earlier_and_later_topics_know_each_other(planner: Actor) -> None:
    first = approved_topic(planner, "红叶季")
    second = api.propose_topic(actor=planner, headline="红叶季回访", follows=first)
    assert [(t.id, t.headline) for t in api.topic(first).later] == [(second, "红叶季回访")]
    earlier = api.topic(second).earlier
    assert earlier is not None
    assert (earlier.id, earlier.state_label) == (first, "已批准")


def test_only_planners_decide_and_a_dropped_topic_comes_back(reporter: Actor, planner: Actor) -> None:
    topic = api.propose_topic(actor=reporter, headline="题")
    for verb in (api.approve_topic, api.drop_topic, api.restore_topic, api.finish_topic):
        with pytest.raises(Denied):
            verb(actor=reporter, topic=topic)
    api.drop_topic(actor=planner, topic=topic)
    api.restore_topic(actor=planner, topic=topic)
    assert api.topic(topic).state == "proposed"


def test_another_centres_topic_does_not_exist(
    planner: Actor, reporter: Actor, other_county: Organisation, make_actor: MakeActor
) -> None:
    topic, lead = approved_topic(planner), make_lead(reporter)
    stranger = make_actor(Role.DIRECTOR, organisation=other_county)
    with scoped(other_county.pk):
        mine = approved_topic(stranger)
        for act in (
            lambda: api.topic(topic),
            lambda: api.describe_topic(actor=stranger, topic=topic, headline="题", angle=""),
            lambda: api.add_lead(actor=stranger, topic=mine, lead=lead),
            lambda: api.remove_lead(actor=stranger, topic=topic, lead=lead),
            lambda: api.propose_topic(actor=stranger, headline="题", follows=topic),
            lambda: api.propose_topic(actor=stranger, headline="题", leads=[lead]),
        ):
            with pytest.raises(NotFound):
                act()

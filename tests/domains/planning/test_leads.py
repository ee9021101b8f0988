"""线索: written down or made of items, found at once, taken, dropped and brought back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from rongmei.core.i18n import NotFound, Refusal
from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Actor, Denied, Role
from rongmei.core.registry import TransitionRefused
from rongmei.core.scoping import scoped
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.planning import api
from tests.factories.planning import make_lead
from tests.support.people import MakeActor

pytestmark = pytest.mark.usefixtures("scope")


@pytest.fixture
def reporter(make_actor: MakeActor) -> Actor:
    return make_actor(Role.REPORTER)


def headlines(**filters: object) -> list[str]:
    return [found.headline for found in api.leads(**filters)]  # type: ignore[arg-type]


def test_a_tip_typed_in_is_found_at_once_with_its_maker(reporter: Actor) -> None:
    lead = make_lead(reporter, " 沙溪镇养蜂户自建气象站 ", source="通讯员来稿", url="https://town.example/1")
    found = api.lead(lead)
    assert (found.headline, found.maker, found.state) == ("沙溪镇养蜂户自建气象站", reporter.name, "new")
    assert headlines(words="养蜂户") == ["沙溪镇养蜂户自建气象站"]


@pytest.mark.parametrize(
    ("headline", "url", "sentence"),
    [
        ("  ", "", "没有标题"),
        ("题", "javascript:alert(1)", "链接看不懂"),
        ("题", "http://[broken", "链接看不懂"),
    ],
)
def test_a_lead_without_headline_or_with_a_false_link_is_refused(
    reporter: Actor, headline: str, url: str, sentence: str
) -> None:
    with pytest.raises(Refusal, match=sentence):
        make_lead(reporter, headline, url=url)


def test_leads_are_filtered_by_state_words_and_source(reporter: Actor) -> None:
    first = make_lead(reporter, "河堤巡查", source="水利局")
    make_lead(reporter, "银耳节筹备", source="文旅局")
    api.drop_lead(actor=reporter, lead=first)
    assert headlines(state="new") == ["银耳节筹备"]
    assert headlines(state="dropped", source="水利局", words="河堤") == ["河堤巡查"]
    assert headlines(source="没有") == []
    assert (api.lead_counts(), api.new_leads()) == ({"new": 1, "dropped": 1}, 1)
    assert api.lead_sources() == ["文旅局", "水利局"]


def test_pages_meet_without_gap_or_overlap_even_at_one_moment(reporter: Actor) -> None:
    now = timezone.now()
    at = [now, now, now - timedelta(minutes=1), now + timedelta(minutes=1)]
    for number, moment in enumerate(at):
        api.make_lead(actor=reporter, headline=f"线索{number}", at=moment)
    whole = [x.id for x in api.leads()]
    first = api.leads(limit=2)
    assert [x.id for x in first] + [x.id for x in api.leads(before=first[-1].id)] == whole
    assert [x.headline for x in api.leads()] == ["线索3", "线索1", "线索0", "线索2"]


def test_what_came_since_is_counted_with_the_same_filters(reporter: Actor) -> None:
    newest = make_lead(reporter, source="水利局")
    make_lead(reporter, "又一条", source="水利局")
    make_lead(reporter, "别处一条", source="文旅局")
    assert api.leads_since(newest) == 2
    assert api.leads_since(newest, source="水利局") == 1


def test_several_are_dropped_and_restored_at_once_and_others_stay(reporter: Actor) -> None:
    one, two, taken = (make_lead(reporter, f"线索{n}") for n in range(3))
    api.take_lead(actor=reporter, lead=taken)
    assert api.drop_leads(actor=reporter, leads=[one, two, taken]) == [one, two]
    assert api.lead(taken).state == "taken"
    assert api.restore_leads(actor=reporter, leads=[one, two, taken]) == [one, two]
    assert api.lead_counts() == {"new": 2, "taken": 1}
    assert Entry.objects.filter(verb="lead.dropped").count() == Entry.objects.filter(verb="lead.restored").count() == 2


def test_a_dropped_lead_is_not_dropped_again(reporter: Actor) -> None:
    lead = make_lead(reporter)
    api.drop_lead(actor=reporter, lead=lead)
    with pytest.raises(TransitionRefused, match="不采用"):
        api.drop_lead(actor=reporter, lead=lead)
    api.restore_lead(actor=reporter, lead=lead)
    assert api.lead(lead).state == "new"


def test_a_correspondent_writes_leads_down_but_sorts_none(reporter: Actor, make_actor: MakeActor) -> None:
    correspondent = make_actor(Role.CORRESPONDENT)
    lead = make_lead(correspondent)
    for verb in (api.take_lead, api.drop_lead, api.restore_lead):
        with pytest.raises(Denied):
            verb(actor=correspondent, lead=lead)
    for many in (api.drop_leads, api.restore_leads):
        with pytest.raises(Denied):
            many(actor=correspondent, leads=[lead])


def test_another_centres_lead_does_not_exist(
    reporter: Actor, other_county: Organisation, make_actor: MakeActor
) -> None:
    lead = make_lead(reporter)
    stranger = make_actor(Role.DIRECTOR, organisation=other_county)
    with scoped(other_county.pk):
        assert api.leads() == api.leads_by_id([lead]) == []
        assert api.lead_sources() == []
        assert api.drop_leads(actor=stranger, leads=[lead]) == []
        for read in (api.lead, lambda pk: api.leads(before=pk)):
            with pytest.raises(NotFound):
                read(lead)

"""Up to the city and back: submitted, signed for, adopted or returned, and every step shown at the sender."""

import pytest

from rongmei.core.i18n import NotFound, Refusal
from rongmei.core.permissions import Denied, Role
from rongmei.core.registry import TransitionRefused
from rongmei.core.scoping import scoped
from rongmei.domains.assets import api as assets
from rongmei.domains.liaison import api
from rongmei.domains.liaison.models import Incoming, Outgoing
from rongmei.domains.publishing import api as publishing
from rongmei.domains.stories import api as stories
from tests.factories import liaison as make
from tests.factories.liaison import House
from tests.factories.publishing import picture, signed_story
from tests.factories.stories import make_content, make_story, paragraph
from tests.support.people import MakeActor


def state(place: House, submission: int) -> str:
    """How far a submission has come, at its sender."""
    with scoped(place.id):
        return api.submission(submission).state


def stages(place: House, submission: int) -> list[str]:
    """What happened to it, in order."""
    with scoped(place.id):
        return [s.stage for s in api.submission(submission).stages]


def test_each_step_shows_at_the_sender_with_its_time(county: House, city: House) -> None:
    _story, sent = make.hand_up(county, city, make_content("茶园开采"), note="请优先")
    assert state(county, sent) == "sent"
    with scoped(city.id):
        arrival = api.arrival(make.came(city))
        assert (arrival.row.headline, arrival.note, arrival.origin_name) == ("茶园开采", "请优先", "通江县融媒体中心")
        assert arrival.sent_by == county.editor.name
        api.sign_for(actor=city.editor, incoming=arrival.row.id)
    make.work(county, city)
    assert state(county, sent) == "signed_for"
    with scoped(city.id):
        copy = api.adopt(actor=city.editor, incoming=arrival.row.id)
    make.work(county, city)
    assert state(county, sent) == "adopted"
    make.put_out(city, copy)
    make.work(county, city)
    assert stages(county, sent) == ["submission", "delivered", "signed_for", "adopted", "published"]
    with scoped(county.id):
        last = api.submission(sent).stages[-1]
        assert last.url == f"/site/511900/{last.url.removeprefix('/site/511900/')}"
        assert [s.who for s in api.submission(sent).stages if s.stage == "adopted"] == [city.editor.name]


def test_the_hash_is_the_same_at_both_sides(county: House, city: House) -> None:
    make.hand_up(county, city)
    with scoped(county.id):
        out = Outgoing.mine().get()
    with scoped(city.id):
        in_ = Incoming.mine().get()
    assert (out.package, out.hash, out.body) == (in_.package, in_.hash, in_.body)


def test_adopting_makes_an_own_story_with_provenance_and_copies_of_the_pictures(county: House, city: House) -> None:
    with scoped(county.id):
        shown = picture(county.editor)
        image = {"type": "image", "attrs": {"asset": shown, "alt": "", "caption": "采茶", "credit": "", "src": ""}}
    content = make_content("茶园开采", cover=shown, keywords=("茶",))
    content.body["content"] += [image, paragraph("第三段。")]
    story, _sent, copy = make.adopted(county, city, content)
    with scoped(city.id):
        ours, from_ = stories.content_of(copy), api.provenance(copy)
        assert from_ is not None
        assert (from_.origin_name, from_.who) == ("通江县融媒体中心", city.editor.name)
        assert ours.byline == "通江县融媒体中心 记者甲"
        assert [s["name"] for s in ours.sources] == ["通江县融媒体中心", "镇政府"]
        assert (ours.headline, ours.keywords, ours.subjects) == ("茶园开采", ("茶",), ("medtop:04000000",))
        assert ours.text() == content.text()
        assert ours.caption(ours.cover or 0) == "采茶"
        library = assets.asset(ours.cover or 0)
        assert (library.alt, library.credit, library.rights) == ("一片茶园", "记者甲", "licensed")
        assert stories.story(copy).state == "drafting"
        assert stories.missing(ours) == []
        with pytest.raises(NotFound):
            stories.story(story)


def test_an_adopted_story_takes_its_own_review_before_it_goes_out(county: House, city: House) -> None:
    _story, _sent, copy = make.adopted(county, city)
    with scoped(city.id), pytest.raises(Refusal, match="还没有签发"):
        publishing.publish(actor=city.editor, story=copy)
    make.put_out(city, copy)
    with scoped(city.id):
        assert publishing.public_url(copy)


def test_a_returned_story_says_why_and_can_be_sent_again(county: House, city: House) -> None:
    story, sent = make.hand_up(county, city)
    first = make.came(city)
    with scoped(city.id):
        api.sign_for(actor=city.editor, incoming=first)
        with pytest.raises(Refusal, match="请写明说明"):
            api.return_submission(actor=city.editor, incoming=first, reason=api.ReturnReason.OTHER)
        api.return_submission(actor=city.editor, incoming=first, reason=api.ReturnReason.FACTS, words="面积请核实")
    make.work(county, city)
    with scoped(county.id):
        told = api.submission(sent)
        assert (told.state, told.stages[-1].reason, told.stages[-1].words) == ("returned", "事实待核实", "面积请核实")
        again = api.submit_story(actor=county.editor, story=story, receiver=city.id)
    make.work(county, city)
    assert state(county, again) == "sent"
    with scoped(city.id):
        assert api.arrival(make.came(city)).answers == first


def test_only_what_is_signed_is_handed_up(county: House, city: House) -> None:
    with scoped(county.id), pytest.raises(Refusal, match="还没有签发"):
        api.submit_story(actor=county.editor, story=make_story(county.editor), receiver=city.id)


def test_the_same_story_is_not_sent_twice_while_the_first_stands(county: House, city: House) -> None:
    story, _sent = make.hand_up(county, city)
    with scoped(county.id), pytest.raises(Refusal, match="已经报送"):
        api.submit_story(actor=county.editor, story=story, receiver=city.id)


def test_it_goes_up_or_beside_and_nowhere_else(county: House, city: House, province: House, sister: House) -> None:
    with scoped(county.id):
        assert [p.id for p in api.receivers()] == [city.id, province.id, sister.id]
    with scoped(city.id):
        assert [p.id for p in api.receivers()] == [province.id]
        story = signed_story(city.editor)
        with pytest.raises(Refusal, match="不能向这个单位报送"):
            api.submit_story(actor=city.editor, story=story, receiver=county.id)


def test_it_does_not_come_back_to_whom_it_came_from(county: House, sister: House, city: House) -> None:
    _story, _sent, copy = make.adopted(county, sister)
    with scoped(sister.id):
        make.put_out(sister, copy)
        with pytest.raises(Refusal, match="不能再报回去"):
            api.submit_story(actor=sister.editor, story=copy, receiver=county.id)
        api.submit_story(actor=sister.editor, story=copy, receiver=city.id)
    make.work(county, sister, city)
    with scoped(city.id):
        assert api.arrival(make.came(city)).hops == ("通江县融媒体中心", "南江县融媒体中心")


def test_a_submission_taken_back_before_it_is_adopted_is_closed_there(county: House, city: House) -> None:
    _story, sent = make.hand_up(county, city)
    with scoped(county.id):
        with pytest.raises(Refusal, match="写明原因"):
            api.take_back(actor=county.editor, submission=sent, reason=" ")
        api.take_back(actor=county.editor, submission=sent, reason="数字有误")
        with pytest.raises(Refusal, match="不用再撤回"):
            api.take_back(actor=county.editor, submission=sent, reason="数字有误")
    make.work(county, city)
    with scoped(city.id):
        row = api.arrival(make.came(city)).row
        assert (row.state, row.words) == ("withdrawn", "数字有误")
        with pytest.raises(TransitionRefused):
            api.sign_for(actor=city.editor, incoming=row.id)


def test_who_may_not_is_denied(county: House, city: House, make_actor: MakeActor) -> None:
    story, _sent = make.hand_up(county, city)
    reporter = make_actor(Role.REPORTER, organisation=county.place)
    with scoped(county.id), pytest.raises(Denied):
        api.submit_story(actor=reporter, story=story, receiver=city.id)
    theirs = make_actor(Role.REPORTER, organisation=city.place)
    with scoped(city.id):
        for verb in (api.sign_for, api.adopt):
            with pytest.raises(Denied):
                verb(actor=theirs, incoming=make.came(city))


def test_the_other_side_sees_nothing_but_packages(county: House, city: House, sister: House) -> None:
    _story, sent = make.hand_up(county, city)
    with scoped(city.id), pytest.raises(NotFound):
        api.submission(sent)
    with scoped(sister.id):
        assert api.incoming() == []
        with pytest.raises(NotFound):
            api.arrival(make.came(city))
    with scoped(county.id):
        assert api.incoming() == []

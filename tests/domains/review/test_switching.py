"""Turning content checks on and off."""

import pytest
from tests.factories.stories import make_content, make_story
from tests.support.people import MakeActor

from rongmei.core.i18n import NotFound
from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Actor, Denied, Role
from rongmei.core.scoping import scoped
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.review import api
from rongmei.domains.stories import api as stories

pytestmark = pytest.mark.usefixtures("scope")


@pytest.fixture
def admin(make_actor: MakeActor) -> Actor:
    return make_actor(Role.SYSTEM_ADMIN)


@pytest.fixture
def story(make_actor: MakeActor) -> int:
    return make_story(make_actor(Role.REPORTER), make_content("标题", "国债卷没有卖。。"))


def found(story: int) -> list[str]:
    return [f.check for f in stories.findings_of(story)]


def test_all_are_on_until_somebody_turns_one_off() -> None:
    assert api.switched_off() == frozenset()
    assert not any(record.off for record in api.check_list())


def test_what_is_off_finds_nothing_and_the_others_go_on(admin: Actor, story: int) -> None:
    assert found(story) == ["word.wrong", "punctuation.twice"]
    api.switch_check(actor=admin, check="word.wrong", off=True)
    assert found(story) == ["punctuation.twice"]
    api.switch_check(actor=admin, check="word.wrong", off=False)
    assert found(story) == ["word.wrong", "punctuation.twice"]


def test_a_round_under_way_keeps_its_report(admin: Actor, story: int, make_actor: MakeActor) -> None:
    pk = stories.submit(actor=make_actor(Role.REPORTER), story=story)
    api.switch_check(actor=admin, check="word.wrong", off=True)
    assert [f.check for f in api.review(pk).report or ()] == ["word.wrong", "punctuation.twice"]


def test_a_switch_is_a_deed_once(admin: Actor) -> None:
    for _again in range(2):
        api.switch_check(actor=admin, check="word.wrong", off=True)
    (entry,) = Entry.objects.filter(verb="review.check_switched")
    assert entry.data == {"check": "word.wrong", "off": True}


def test_a_class_that_is_none_cannot_be_switched(admin: Actor) -> None:
    with pytest.raises(NotFound):
        api.switch_check(actor=admin, check="word.forgotten", off=True)


def test_the_newsroom_does_not_switch(make_actor: MakeActor) -> None:
    with pytest.raises(Denied):
        api.switch_check(actor=make_actor(Role.THIRD_REVIEWER), check="word.wrong", off=True)


def test_another_centre_has_its_own(admin: Actor, other_county: Organisation) -> None:
    api.switch_check(actor=admin, check="word.wrong", off=True)
    with scoped(other_county.pk):
        assert api.switched_off() == frozenset()

"""Findings that are called false alarms."""

import pytest

from rongmei.core.i18n import NotFound, Refusal
from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping import scoped
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.review import api as review
from rongmei.domains.review.models import Dismissal
from rongmei.domains.stories import api
from tests.factories.stories import make_content, make_story, write_over
from tests.support.people import MakeActor

pytestmark = pytest.mark.usefixtures("scope")


@pytest.fixture
def reporter(make_actor: MakeActor) -> Actor:
    return make_actor(Role.REPORTER)


@pytest.fixture
def story(reporter: Actor) -> int:
    return make_story(reporter, make_content("标题", "他说：“好。。”大家笑了。国债卷没有卖。"))


def dismissed(story: int) -> list[tuple[str, str]]:
    return [(f.found, f.dismissed) for f in api.findings_of(story)]


def test_it_is_dismissed_with_who_and_why_and_the_others_stay(reporter: Actor, story: int) -> None:
    marks, _word = api.findings_of(story)
    api.dismiss_finding(actor=reporter, story=story, key=marks.key, reason=" 原话如此 ")
    assert dismissed(story) == [("。。", "原话如此"), ("国债卷", "")]
    assert api.findings_of(story)[0].dismissed_by == reporter.name


def test_it_is_not_raised_again_on_that_sentence_wherever_it_goes(reporter: Actor, story: int) -> None:
    _marks, word = api.findings_of(story)
    api.dismiss_finding(actor=reporter, story=story, key=word.key, reason="引用")
    write_over(reporter, story, make_content("标题", "先写一段。", "国债卷没有卖。他说好。"))
    assert dismissed(story) == [("国债卷", "引用")]


def test_another_sentence_is_another_matter(reporter: Actor, story: int) -> None:
    _marks, word = api.findings_of(story)
    api.dismiss_finding(actor=reporter, story=story, key=word.key, reason="引用")
    write_over(reporter, story, make_content("标题", "国债卷都卖了。"))
    assert dismissed(story) == [("国债卷", "")]


def test_another_story_is_another_matter(reporter: Actor, story: int) -> None:
    _marks, word = api.findings_of(story)
    api.dismiss_finding(actor=reporter, story=story, key=word.key, reason="引用")
    other = make_story(reporter, make_content("标题", "国债卷没有卖。"))
    assert dismissed(other) == [("国债卷", "")]


def test_without_a_reason_nothing_is_dismissed(reporter: Actor, story: int) -> None:
    with pytest.raises(Refusal, match="理由"):
        api.dismiss_finding(actor=reporter, story=story, key=api.findings_of(story)[0].key, reason="  ")
    assert not Dismissal.mine().exists()


def test_what_was_mended_meanwhile_cannot_be_dismissed(reporter: Actor, story: int) -> None:
    key = api.findings_of(story)[0].key
    write_over(reporter, story, make_content("标题", "好。"))
    with pytest.raises(NotFound, match="已经改过"):
        api.dismiss_finding(actor=reporter, story=story, key=key, reason="引用")


def test_twice_is_once(reporter: Actor, story: int) -> None:
    key = api.findings_of(story)[0].key
    for reason in ("先说的", "后说的"):
        api.dismiss_finding(actor=reporter, story=story, key=key, reason=reason)
    assert dismissed(story)[0] == ("。。", "先说的")
    assert Entry.objects.filter(verb="review.finding_dismissed").count() == 1


def test_the_journal_has_codes_and_no_words(reporter: Actor, story: int) -> None:
    api.dismiss_finding(actor=reporter, story=story, key=api.findings_of(story)[0].key, reason="原话如此")
    entry = Entry.objects.get(verb="review.finding_dismissed")
    assert entry.data == {"kind": "story", "object": story, "check": "punctuation.twice"}


def test_the_round_keeps_what_was_dismissed_before_it_began(reporter: Actor, story: int) -> None:
    api.dismiss_finding(actor=reporter, story=story, key=api.findings_of(story)[0].key, reason="原话如此")
    pinned = review.review(api.submit(actor=reporter, story=story)).report or ()
    assert [f.dismissed for f in pinned] == ["原话如此", ""]


def test_another_centres_story_has_nothing_to_dismiss(reporter: Actor, story: int, other_county: Organisation) -> None:
    key = api.findings_of(story)[0].key
    with scoped(other_county.pk), pytest.raises(NotFound):
        api.dismiss_finding(actor=Actor.system(other_county.pk), story=story, key=key, reason="引用")

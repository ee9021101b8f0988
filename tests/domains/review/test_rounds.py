"""What a reviewer is shown of earlier rounds, and what lists tell."""

import pytest
from tests.factories.review import LEVELS, here, pass_level, submitted
from tests.factories.stories import make_content, write_over

from rongmei.core.i18n import Refusal
from rongmei.core.permissions import Actor, Role
from rongmei.domains.review import api
from rongmei.domains.stories.actions.following import mark_returned, mark_signed
from rongmei.domains.stories.api import create_story, recall, submit

pytestmark = pytest.mark.usefixtures("scope")


def rewritten(author: Actor, story: int, headline: str) -> int:
    """After a return, an edit and a new round."""
    mark_returned(actor=Actor.system(author.organisation), story=story)
    write_over(author, story, make_content(headline))
    return submit(actor=author, story=story)


def test_the_first_round_has_nothing_to_compare() -> None:
    assert api.last_seen(submitted(here(Role.REPORTER)), person=1) is None


def test_a_reviewer_is_shown_what_they_themselves_saw_last() -> None:
    author, first, second = here(Role.REPORTER), here(Role.FIRST_REVIEWER), here(Role.SECOND_REVIEWER)
    story = create_story(actor=author, content=make_content("一稿"))
    rounds = [submit(actor=author, story=story)]
    pass_level(first, rounds[0])
    api.return_review(actor=second, review=rounds[0], reasons=[api.Reason.FACTS])
    rounds.append(rewritten(author, story, "二稿"))
    api.return_review(actor=first, review=rounds[1], reasons=[api.Reason.WORDING])
    rounds.append(rewritten(author, story, "三稿"))
    masters = [api.review(pk).master for pk in rounds]
    of_second, of_first = (api.last_seen(rounds[2], person=p.user) for p in (second, first))
    assert of_second is not None
    assert of_first is not None
    assert (of_second.master, of_second.decided_by) == (masters[0], second.user)
    assert of_first.master == masters[1]
    stranger = api.last_seen(rounds[2], person=here(Role.THIRD_REVIEWER).user)
    assert stranger is not None
    assert (stranger.master, stranger.who) == (masters[1], first.name)


def test_only_rounds_under_way_are_counted() -> None:
    author, first = here(Role.REPORTER), here(Role.FIRST_REVIEWER)
    submitted(author)
    sent_back = submitted(author)
    assert api.count_open() == 2
    api.return_review(actor=first, review=sent_back, reasons=[api.Reason.FACTS])
    assert api.count_open() == 1


def test_a_round_that_nobody_decided_is_not_what_was_seen() -> None:
    author, first = here(Role.REPORTER), here(Role.FIRST_REVIEWER)
    story = create_story(actor=author, content=make_content("一稿"))
    one = submit(actor=author, story=story)
    api.return_review(actor=first, review=one, reasons=[api.Reason.FACTS])
    rewritten(author, story, "二稿")
    recall(actor=author, story=story)
    three = submit(actor=author, story=story)
    seen = api.last_seen(three)
    assert seen is not None
    assert seen.master == api.review(one).master


def test_what_one_decided_is_listed_the_latest_first() -> None:
    author, first = here(Role.REPORTER), here(Role.FIRST_REVIEWER)
    one, two = submitted(author), submitted(author)
    pass_level(first, one)
    api.return_review(actor=first, review=two, reasons=[api.Reason.FACTS], note="请核实")
    assert [r.id for r in api.decided_by(first.user or 0)] == [two, one]
    assert api.decided_by(author.user or 0) == []


def test_waiting_counts_from_the_turn() -> None:
    round_ = submitted(here(Role.REPORTER))
    before = api.review(round_)
    assert before.waiting_since == before.opened_at
    pass_level(here(Role.FIRST_REVIEWER), round_)
    after = api.review(round_)
    assert after.waiting_since == after.steps[0].decided_at
    assert after.characters > 0


def test_an_edit_after_the_signature_voids_it_and_one_during_review_is_refused() -> None:
    author = here(Role.REPORTER)
    story = create_story(actor=author, content=make_content("一稿"))
    round_ = submit(actor=author, story=story)
    with pytest.raises(Refusal, match="不能修改"):
        write_over(author, story, make_content("偷偷改"))
    for role in LEVELS:
        pass_level(here(role), round_)
    mark_signed(actor=Actor.system(author.organisation), story=story)
    assert api.signed_manifest("story", story) is not None
    write_over(author, story, make_content("公开改"))
    assert api.signed_manifest("story", story) is None
    assert api.review(round_).state == "voided"
    kept = api.manifest_of(round_)
    assert kept is not None
    assert kept.voided_at is not None

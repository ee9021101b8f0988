"""三审三校: three people, in order, none of them the author; the last one signs exactly what was submitted."""

import json

import pytest
from tests.factories.stories import make_content, make_story, write_over
from tests.support.people import MakeActor

from rongmei.core.i18n import Refusal
from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Actor, Denied, Role
from rongmei.core.registry import TransitionRefused
from rongmei.domains.review import api
from rongmei.domains.review.models import SignedManifest

pytestmark = pytest.mark.usefixtures("scope")

REVIEWERS = (Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.THIRD_REVIEWER)


@pytest.fixture
def author(make_actor: MakeActor) -> Actor:
    return make_actor(Role.REPORTER)


@pytest.fixture
def three(make_actor: MakeActor) -> list[Actor]:
    return [make_actor(role) for role in REVIEWERS]


@pytest.fixture
def submitted(author: Actor) -> int:
    from rongmei.domains.stories.api import submit

    return submit(actor=author, story=make_story(author))


def pass_level(actor: Actor, review: int) -> None:
    turn = api.review(review).turn
    assert turn is not None
    api.approve(actor=actor, review=review, proofs=turn.proofs)


def test_three_levels_sign_what_was_submitted(three: list[Actor], submitted: int) -> None:
    for reviewer in three:
        pass_level(reviewer, submitted)
    record = api.review(submitted)
    manifest = api.signed_manifest("story", record.object_id)
    assert manifest is not None
    assert manifest.items["master", str(record.object_id)] == record.master
    assert json.loads(SignedManifest.objects.get().body)["master"] == record.master
    assert [e.verb for e in Entry.objects.filter(object_kind="review.review").order_by("id")] == [
        "review.opened", "review.approved", "review.approved", "review.approved", "review.signed",
    ]  # fmt: skip


def test_the_inbox_shows_only_ones_turn(three: list[Actor], submitted: int) -> None:
    assert [len(api.inbox(r)) for r in three] == [1, 0, 0]
    pass_level(three[0], submitted)
    assert [len(api.inbox(r)) for r in three] == [0, 1, 0]


def test_nobody_reviews_out_of_turn(three: list[Actor], submitted: int) -> None:
    with pytest.raises(Denied):
        api.approve(actor=three[2], review=submitted, proofs=api.review(submitted).steps[2].proofs)


def test_the_author_does_not_review(make_actor: MakeActor) -> None:
    from rongmei.domains.stories.api import submit

    both = make_actor(Role.REPORTER, Role.FIRST_REVIEWER)
    review = submit(actor=both, story=make_story(both))
    assert api.inbox(both) == []
    with pytest.raises(Denied):
        pass_level(both, review)


def test_who_wrote_in_the_draft_does_not_review_it(author: Actor, make_actor: MakeActor) -> None:
    from rongmei.domains.stories.api import submit

    helper = make_actor(Role.EDITOR, Role.FIRST_REVIEWER)
    story = make_story(author)
    write_over(helper, story, make_content("补充"))
    review = submit(actor=author, story=story)
    with pytest.raises(Denied):
        pass_level(helper, review)


def test_nobody_does_two_levels_of_one_story(make_actor: MakeActor, submitted: int) -> None:
    twice = make_actor(Role.FIRST_REVIEWER, Role.SECOND_REVIEWER)
    pass_level(twice, submitted)
    assert api.inbox(twice) == []
    with pytest.raises(Denied):
        pass_level(twice, submitted)


def test_nor_in_a_later_round(author: Actor, three: list[Actor], make_actor: MakeActor, submitted: int) -> None:
    from rongmei.domains.stories.actions.following import mark_returned
    from rongmei.domains.stories.api import submit

    twice = make_actor(Role.FIRST_REVIEWER, Role.SECOND_REVIEWER)
    pass_level(twice, submitted)
    api.return_review(actor=three[1], review=submitted, reasons=[api.Reason.FACTS])
    story = api.review(submitted).object_id
    mark_returned(actor=Actor.system(author.organisation), story=story)
    second = submit(actor=author, story=story)
    pass_level(three[0], second)
    with pytest.raises(Denied):
        pass_level(twice, second)


def test_every_proof_is_ticked_first(three: list[Actor], submitted: int) -> None:
    with pytest.raises(Refusal, match="校对"):
        api.approve(actor=three[0], review=submitted, proofs=[])


def test_a_return_needs_a_reason(three: list[Actor], submitted: int) -> None:
    with pytest.raises(Refusal, match="原因"):
        api.return_review(actor=three[0], review=submitted, reasons=[])
    with pytest.raises(Refusal, match="原因"):
        api.return_review(actor=three[0], review=submitted, reasons=[api.Reason.OTHER])


def test_a_returned_round_is_closed(three: list[Actor], submitted: int) -> None:
    api.return_review(actor=three[0], review=submitted, reasons=[api.Reason.FACTS], note="请核实")
    record = api.review(submitted)
    assert record.state == "returned"
    assert [s.state for s in record.steps] == ["returned", "closed", "closed"]
    with pytest.raises(TransitionRefused):
        api.approve(actor=three[1], review=submitted)


def test_two_rounds_are_not_open_at_once(author: Actor, submitted: int) -> None:
    record = api.review(submitted)
    with pytest.raises(Refusal, match="已在审核中"):
        api.open_review(
            actor=author, kind="story", object_id=record.object_id, title="", author=None, contributors=(),
            master="sha256:0", items=(),
        )  # fmt: skip


def test_voiding_takes_the_signature_out_of_force(author: Actor, three: list[Actor], submitted: int) -> None:
    for reviewer in three:
        pass_level(reviewer, submitted)
    story = api.review(submitted).object_id
    assert api.void(actor=author, kind="story", object_id=story)
    assert api.signed_manifest("story", story) is None
    assert not api.void(actor=author, kind="story", object_id=story)


def test_a_circuit_is_rows_an_administrator_can_change(make_actor: MakeActor, submitted: int) -> None:
    admin = make_actor(Role.SYSTEM_ADMIN)
    one = api.LevelRecord(1, "总编直签", Role.THIRD_REVIEWER, ())
    api.shape_circuit(actor=admin, kind="story", levels=[one])
    assert [level.name for level in api.circuit("story")] == ["总编直签"]
    assert len(api.review(submitted).steps) == 3
    with pytest.raises(Refusal):
        api.shape_circuit(actor=admin, kind="story", levels=[])
    with pytest.raises(Refusal):
        api.shape_circuit(actor=admin, kind="story", levels=[api.LevelRecord(1, "", Role.THIRD_REVIEWER, ())])
    with pytest.raises(Denied):
        api.shape_circuit(actor=make_actor(Role.EDITOR), kind="story", levels=[one])

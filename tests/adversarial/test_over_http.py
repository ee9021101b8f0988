"""Programs that ask for what was never signed, was changed, or is another centre's; and ask again."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from rongmei.core.permissions import Actor, Role
from rongmei.domains.accounts.models import Token
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.publishing import api, tasks
from rongmei.domains.publishing.models import Delivery
from rongmei.domains.review.api import Reason, return_review, review, rounds, void
from rongmei.domains.stories.actions.following import mark_returned, mark_signed
from rongmei.domains.stories.api import recall, submit
from tests.adversarial.conftest import UNSIGNED, Scene, said
from tests.factories import publishing as make
from tests.factories.review import LEVELS, here, pass_level, submitted
from tests.factories.stories import make_content, make_story, write_over
from tests.support.programs import MakeProgram

pytestmark = pytest.mark.usefixtures("scope")

TOMORROW = (timezone.now() + timedelta(days=1)).isoformat()
NOW: dict[str, str] = {}
WISHES = {"now": NOW, "tomorrow": {"at": TOMORROW}, "as a correction": {"note": "更正"}}


def drafting(author: Actor) -> int:
    """Nobody has seen it."""
    return make_story(author, make_content(UNSIGNED))


def in_review(author: Actor) -> int:
    """Sent, and passed by nobody."""
    return review(submitted(author)).object_id


def half_way(author: Actor) -> int:
    """Passed by two of three."""
    round_ = submit(actor=author, story=drafting(author))
    for role in LEVELS[:2]:
        pass_level(here(role), round_)
    return review(round_).object_id


def returned(author: Actor) -> int:
    """Sent back by the first level."""
    round_ = submit(actor=author, story=drafting(author))
    return_review(actor=here(Role.FIRST_REVIEWER), review=round_, reasons=[Reason.FACTS])
    story = review(round_).object_id
    mark_returned(actor=Actor.system(author.organisation), story=story)
    return story


def recalled(author: Actor) -> int:
    """Taken back by who sent it."""
    story = half_way(author)
    recall(actor=author, story=story)
    return story


def edited(author: Actor) -> int:
    """Signed, and changed by a word since."""
    story = make.signed_story(author)
    write_over(author, story, make_content(UNSIGNED))
    return story


def voided(author: Actor) -> int:
    """Signed, and the signature void since."""
    story = make.signed_story(author, make_content(UNSIGNED))
    void(actor=Actor.system(author.organisation), kind="story", object_id=story)
    return story


def withdrawn(author: Actor) -> int:
    """Published, and withdrawn since."""
    story = make.published_story(author, make_content(UNSIGNED))
    api.withdraw(actor=here(Role.DIRECTOR), story=story, reason="有误")
    tasks.settle(organisation=author.organisation, story=story)
    return story


STATES: tuple[Callable[[Actor], int], ...] = (
    drafting, in_review, half_way, returned, recalled, edited, voided, withdrawn,
)  # fmt: skip


@pytest.mark.parametrize("wish", WISHES)
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_what_is_not_signed_is_not_published(
    program: MakeProgram, author: Actor, public: Path, state: Callable[[Actor], int], wish: str
) -> None:
    story, editor = state(author), program(Role.EDITOR)
    before = Delivery.mine().filter(story_id=story).count()
    answer = editor.post(f"/stories/{story}/publish", WISHES[wish])
    assert (answer.status_code, answer.json()["code"]) == (409, "refused")
    make.send_due(author.organisation)
    assert Delivery.mine().filter(story_id=story).count() == before
    assert UNSIGNED not in said(public)


@pytest.mark.parametrize("wish", WISHES)
def test_what_is_signed_is(program: MakeProgram, author: Actor, wish: str) -> None:
    """Else the tests above could not fail."""
    story = make.signed_story(author)
    assert program(Role.EDITOR).post(f"/stories/{story}/publish", WISHES[wish]).status_code == 201
    assert api.deliveries(story=story)[0].state == "pending"


ASKED = ("/stories/{signed}/publish", "/deliveries/{delivery}/reschedule", "/deliveries/{delivery}/retry")


@pytest.mark.parametrize("path", ASKED)
def test_another_centres_is_as_if_it_were_not(
    program: MakeProgram, scene: Scene, other_county: Organisation, path: str
) -> None:
    theirs = program(Role.EDITOR, Role.DIRECTOR, organisation=other_county)
    assert theirs.post(path.format(**scene.ids), NOW).status_code == 404
    assert api.delivery(scene.delivery).scheduled


@pytest.mark.parametrize("path", ASKED)
@pytest.mark.parametrize("scopes", [["planning.see"], ["publishing.see"], ["review.decide"]], ids=lambda s: s[0])
def test_a_token_of_another_scope_publishes_nothing(
    program: MakeProgram, scene: Scene, path: str, scopes: list[str]
) -> None:
    narrow = program(Role.EDITOR, Role.FIRST_REVIEWER, scopes=scopes)
    assert narrow.post(path.format(**scene.ids), NOW).status_code == 403
    assert api.delivery(scene.delivery).scheduled


@pytest.mark.parametrize("path", ASKED)
@pytest.mark.parametrize("role", [Role.REPORTER, Role.CORRESPONDENT, Role.SYSTEM_ADMIN, Role.AUDIT_ADMIN])
def test_nor_does_a_role_that_publishes_nothing(program: MakeProgram, scene: Scene, path: str, role: Role) -> None:
    assert program(role).post(path.format(**scene.ids), NOW).status_code == 403


def test_a_token_that_was_taken_away_publishes_nothing(program: MakeProgram, scene: Scene) -> None:
    editor = program(Role.EDITOR)
    Token.mine().filter(pk=editor.token).update(revoked_at=timezone.now())
    assert editor.post(f"/deliveries/{scene.delivery}/reschedule", NOW).status_code == 401
    assert api.delivery(scene.delivery).scheduled


@pytest.mark.parametrize("verb", ["reschedule", "retry"])
def test_a_delivery_under_a_void_signature_is_not_hurried(
    program: MakeProgram, scene: Scene, author: Actor, public: Path, verb: str
) -> None:
    write_over(author, scene.signed, make_content(UNSIGNED))
    if verb == "retry":
        Delivery.mine().filter(pk=scene.delivery).update(state="failed")
    answer = program(Role.EDITOR).post(f"/deliveries/{scene.delivery}/{verb}", NOW)
    assert answer.status_code == 409
    assert "签发已失效" in answer.json()["detail"]
    make.send_due(scene.org)
    assert "签发的稿" not in said(public)


def test_a_wish_told_again_after_a_withdrawal_publishes_nothing_again(
    program: MakeProgram, author: Actor, chief: Actor, public: Path
) -> None:
    story, editor = make.signed_story(author, make_content("先发后撤")), program(Role.EDITOR)
    path = f"/stories/{story}/publish"
    first = editor.post(path, NOW, Idempotency_Key="k")
    make.send_due(author.organisation)
    assert "先发后撤" in said(public)
    api.withdraw(actor=chief, story=story, reason="有误")
    tasks.settle(organisation=author.organisation, story=story)
    again = editor.post(path, NOW, Idempotency_Key="k")
    assert (again.json(), again.headers["Idempotency-Replayed"]) == (first.json(), "true")
    assert editor.post(path, NOW, Idempotency_Key="another").status_code == 409
    make.send_due(author.organisation)
    assert "先发后撤" not in said(public)
    assert [d.state for d in api.deliveries(story=story)] == ["withdrawn"]


def test_nor_after_a_later_edit(program: MakeProgram, author: Actor, public: Path) -> None:
    story, editor = make.signed_story(author), program(Role.EDITOR)
    path = f"/stories/{story}/publish"
    assert editor.post(path, NOW, Idempotency_Key="k").status_code == 201
    write_over(author, story, make_content(UNSIGNED))
    assert editor.post(path, NOW, Idempotency_Key="k").headers["Idempotency-Replayed"] == "true"
    make.send_due(author.organisation)
    assert UNSIGNED not in said(public)
    assert [d.state for d in api.deliveries(story=story)] == ["cancelled"]


def test_an_approval_told_again_signs_no_later_round(program: MakeProgram, author: Actor) -> None:
    story = make_story(author)
    round_ = submit(actor=author, story=story)
    for role in LEVELS[:2]:
        pass_level(here(role), round_)
    third, proofs = program(Role.THIRD_REVIEWER), list(review(round_).steps[2].proofs)
    path = f"/reviews/{round_}/approve"
    assert third.post(path, {"proofs": proofs}, Idempotency_Key="k").status_code == 204
    mark_signed(actor=Actor.system(author.organisation), story=story)
    write_over(author, story, make_content(UNSIGNED))
    submit(actor=author, story=story)
    assert third.post(path, {"proofs": proofs}, Idempotency_Key="k").headers["Idempotency-Replayed"] == "true"
    assert third.post(path, {"proofs": proofs}).status_code == 409
    assert [r.state for r in rounds("story", story)] == ["open", "voided"]

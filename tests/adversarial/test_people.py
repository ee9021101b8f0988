"""People who may not decide, and decide all the same: each is refused by name, and nothing is decided."""

from collections.abc import Callable

import pytest

from rongmei.core.i18n import Refusal
from rongmei.core.permissions import Actor, Denied, Role
from rongmei.core.scoping import scoped
from rongmei.domains.accounts.models import Membership
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.review import api
from rongmei.domains.review.models import Step
from rongmei.domains.stories.actions.following import mark_returned
from rongmei.domains.stories.api import recall, submit
from tests.adversarial.conftest import Scene
from tests.factories.review import LEVELS, here, pass_level, submitted
from tests.factories.stories import make_content, make_story, write_over
from tests.support.people import MakeActor
from tests.support.programs import MakeProgram

pytestmark = pytest.mark.usefixtures("scope")

BOTH = (Role.FIRST_REVIEWER, Role.SECOND_REVIEWER)


def decisions(round_: int) -> int:
    """How many levels of a round somebody decided."""
    return Step.mine().filter(review=round_, decided_by__isnull=False).count()


def their_own(scene: Scene) -> tuple[Actor, int]:
    """The author, who is a reviewer too."""
    both = here(Role.REPORTER, *LEVELS)
    return both, submit(actor=both, story=make_story(both))


def what_they_wrote_in(scene: Scene) -> tuple[Actor, int]:
    """A reviewer who changed a word of it."""
    writer, helper = here(Role.REPORTER), here(Role.EDITOR, Role.FIRST_REVIEWER)
    story = make_story(writer)
    write_over(helper, story, make_content("补充"))
    return helper, submit(actor=writer, story=story)


def a_second_level(scene: Scene) -> tuple[Actor, int]:
    """One person at two levels of a round."""
    both, round_ = here(*BOTH), submitted(here(Role.REPORTER))
    pass_level(both, round_)
    return both, round_


def another_level_of_a_later_round(scene: Scene) -> tuple[Actor, int]:
    """The same over two rounds."""
    writer, both = here(Role.REPORTER), here(*BOTH)
    round_ = submitted(writer)
    pass_level(both, round_)
    api.return_review(actor=here(Role.SECOND_REVIEWER), review=round_, reasons=[api.Reason.FACTS])
    story = api.review(round_).object_id
    mark_returned(actor=Actor.system(writer.organisation), story=story)
    later = submit(actor=writer, story=story)
    pass_level(here(Role.FIRST_REVIEWER), later)
    return both, later


def the_last_level_first(scene: Scene) -> tuple[Actor, int]:
    """The chief editor, before anybody."""
    return here(Role.THIRD_REVIEWER), submitted(here(Role.REPORTER))


def with_no_role(scene: Scene) -> tuple[Actor, int]:
    """An editor who reviews nothing."""
    return here(Role.EDITOR), submitted(here(Role.REPORTER))


def the_system(scene: Scene) -> tuple[Actor, int]:
    """The program itself signs nothing."""
    return Actor.system(scene.org), submitted(here(Role.REPORTER))


WHO: tuple[Callable[[Scene], tuple[Actor, int]], ...] = (
    their_own, what_they_wrote_in, a_second_level, another_level_of_a_later_round, the_last_level_first, with_no_role,
    the_system,
)  # fmt: skip


@pytest.mark.parametrize("who", WHO, ids=lambda who: who.__name__)
def test_they_are_denied(scene: Scene, who: Callable[[Scene], tuple[Actor, int]]) -> None:
    actor, round_ = who(scene)
    before = decisions(round_)
    with pytest.raises(Denied):
        pass_level(actor, round_)
    assert decisions(round_) == before
    assert api.review(round_).state == "open"


def test_somebody_else_at_the_same_level_is_let_through(scene: Scene) -> None:
    """Else the tests above could not fail."""
    for who in WHO:
        _actor, round_ = who(scene)
        turn = api.review(round_).turn
        assert turn is not None
        before = decisions(round_)
        pass_level(here(Role(turn.role)), round_)
        assert decisions(round_) == before + 1


def test_a_chief_editor_of_another_centre_finds_no_such_round(
    scene: Scene, make_actor: MakeActor, other_county: Organisation
) -> None:
    theirs = make_actor(*LEVELS, organisation=other_county)
    with scoped(other_county.pk), pytest.raises(Refusal) as refused:
        api.approve(actor=theirs, review=scene.round)
    assert refused.value.status == 404
    assert decisions(scene.round) == 1


def test_nor_does_one_level_stand_for_another(scene: Scene) -> None:
    """Two of one role at work: the second's page was of the level that the first has just passed."""
    seen = api.review(scene.round).turn
    assert seen is not None
    pass_level(here(Role.SECOND_REVIEWER), scene.round)
    with pytest.raises(Refusal, match="刚由别人审完"):
        api.approve(actor=here(Role.THIRD_REVIEWER), review=scene.round, proofs=seen.proofs, level=seen.order)


def test_a_level_without_its_proofs_is_not_passed(scene: Scene) -> None:
    with pytest.raises(Refusal, match="校对"):
        api.approve(actor=here(Role.SECOND_REVIEWER), review=scene.round, proofs=())
    assert decisions(scene.round) == 1


def test_what_was_taken_back_is_signed_by_nobody(scene: Scene, author: Actor) -> None:
    proofs = api.review(scene.round).steps[1].proofs
    recall(actor=author, story=scene.waiting)
    with pytest.raises(Refusal):
        api.approve(actor=here(Role.SECOND_REVIEWER), review=scene.round, proofs=proofs)
    assert api.signed_manifest("story", scene.waiting) is None


@pytest.mark.parametrize(
    ("change", "status"), [({"roles": [Role.EDITOR.value]}, 403), ({"active": False}, 401)], ids=["role", "place"]
)
def test_who_lost_a_role_or_a_place_meanwhile_decides_no_more(
    scene: Scene, program: MakeProgram, change: dict[str, object], status: int
) -> None:
    """Their program still holds its token."""
    proofs = api.review(scene.round).steps[1].proofs
    second, other = program(Role.SECOND_REVIEWER), program(Role.SECOND_REVIEWER)
    Membership.mine().filter(pk=second.membership).update(**change)
    path, sent = f"/reviews/{scene.round}/approve", {"proofs": list(proofs)}
    assert second.post(path, sent).status_code == status
    assert decisions(scene.round) == 1
    assert other.post(path, sent).status_code == 204


def test_two_accounts_are_two_people_here(scene: Scene) -> None:
    """Nothing known of an account says whose it is; what is told is who decided, so that people can see it."""
    pass_level(here(Role.SECOND_REVIEWER), scene.round)
    decided = [step.decided_by for step in api.review(scene.round).steps if step.decided_by]
    assert len(decided) == len(set(decided)) == 2

"""A centre that lacks somebody for a level is told so."""

import pytest
from tests.factories.review import LEVELS, here, pass_level, submitted

from rongmei.core.permissions import Role
from rongmei.domains.review import api

pytestmark = pytest.mark.usefixtures("scope")


def missing(round_: int) -> list[int]:
    found = api.gaps([api.review(round_)])
    return [step.order for step in found.get(round_, ())]


def test_a_centre_without_reviewers_lacks_every_level() -> None:
    assert [level.order for level in api.unstaffed("story")] == [1, 2, 3]
    assert missing(submitted(here(Role.REPORTER))) == [1, 2, 3]


def test_one_person_a_level_is_enough() -> None:
    for role in LEVELS:
        here(role)
    assert api.unstaffed("story") == ()
    assert missing(submitted(here(Role.REPORTER))) == []


def test_one_person_with_two_roles_fills_one_level() -> None:
    here(Role.FIRST_REVIEWER, Role.SECOND_REVIEWER)
    here(Role.THIRD_REVIEWER)
    assert len(api.unstaffed("story")) == 1


def test_who_holds_many_roles_makes_room_for_who_holds_one() -> None:
    here(Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.THIRD_REVIEWER)
    here(Role.FIRST_REVIEWER)
    here(Role.FIRST_REVIEWER, Role.SECOND_REVIEWER)
    assert api.unstaffed("story") == ()


def test_the_author_is_not_counted() -> None:
    author = here(Role.REPORTER, Role.FIRST_REVIEWER)
    for role in LEVELS[1:]:
        here(role)
    assert api.unstaffed("story") == ()
    assert missing(submitted(author)) == [1]


def test_who_decided_is_not_counted_again_and_a_closed_round_lacks_nobody() -> None:
    both, third = here(Role.FIRST_REVIEWER, Role.SECOND_REVIEWER), here(Role.THIRD_REVIEWER)
    round_ = submitted(here(Role.REPORTER))
    pass_level(both, round_)
    assert missing(round_) == [2]
    second = here(Role.SECOND_REVIEWER)
    assert missing(round_) == []
    pass_level(second, round_)
    pass_level(third, round_)
    assert missing(round_) == []

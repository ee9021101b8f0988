"""Reviewers and rounds, plainly."""

from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping import current
from rongmei.domains.accounts.api import actor_of
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.review.api import approve, review
from rongmei.domains.stories.api import submit
from tests.factories.accounts import make_member
from tests.factories.stories import make_story

LEVELS = (Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.THIRD_REVIEWER)


def here(*roles: Role) -> Actor:
    """A new person with roles in the scope's organisation."""
    membership = make_member(Organisation.objects.get(pk=current().writing), *roles)
    return actor_of(membership.user, membership)


def pass_level(actor: Actor, round_: int) -> None:
    """Approve with every proof ticked."""
    turn = review(round_).turn
    assert turn is not None
    approve(actor=actor, review=round_, proofs=turn.proofs)


def submitted(author: Actor) -> int:
    """A round just opened over a story of the author's."""
    return submit(actor=author, story=make_story(author))

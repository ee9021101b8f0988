"""The people of one centre at work."""

from rongmei.config.demo.cast import CENTRES
from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping import scoped
from rongmei.domains.accounts import api as accounts
from rongmei.domains.organisations import api as organisations


class Newsroom:
    """One centre: its people as actors, and its desks by name.

    Args:
        code: the centre's.
    """

    def __init__(self, code: str) -> None:
        self.code = code
        self.organisation = organisations.by_code(code).id
        self.system = Actor.system(self.organisation)
        prefix = next(centre.prefix for centre in CENTRES if centre.code == code)
        with scoped(self.organisation):
            people = accounts.people()
            self.desks = {desk.name: desk.id for desk in organisations.desks()}
        self._actors = {p.username.removeprefix(f"{prefix}-"): _actor(p.user, self.organisation) for p in people}

    def actor(self, suffix: str) -> Actor:
        """The person whose account ends so, e.g. "jizhe"."""
        return self._actors[suffix]

    def user(self, suffix: str) -> int:
        """The account's id."""
        found = self._actors[suffix].user
        assert found is not None
        return found

    def holding(self, role: str) -> Actor:
        """Somebody with that role."""
        return next(actor for actor in self._actors.values() if Role(role) in actor.roles)


def _actor(user: int, organisation: int) -> Actor:
    membership = next(m for m in accounts.memberships_of(user) if m.organisation_id == organisation)
    return accounts.actor_of(membership.user, membership)

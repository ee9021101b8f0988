"""Who acts: a person in one organisation with the roles they hold there, or the system itself."""

from dataclasses import dataclass
from typing import Self

from rongmei.core.permissions.roles import Role


@dataclass(frozen=True, slots=True)
class Actor:
    """One person (or the system) acting for one organisation.

    Attributes:
        user: account id; None for the system.
        organisation: id of the organisation acted for; equal to the scope's writing one.
        roles: roles held in that organisation.
        name: how bylines and screens call them.
        desks: ids of the desks and task teams they sit at.
        scopes: codes of the only permissions this request may use, as its token names them; None for no such limit.
    """

    user: int | None
    organisation: int
    roles: frozenset[Role]
    name: str = ""
    desks: frozenset[int] = frozenset()
    scopes: frozenset[str] | None = None

    @classmethod
    def system(cls, organisation: int) -> Self:
        """The system acting in an organisation: schedules, receivers, the demonstration world."""
        return cls(None, organisation, frozenset({Role.SYSTEM}), "system")

"""The door of accounts."""

from rongmei.domains.accounts.actions.people import (
    add_person,
    deactivate_person,
    grant_roles,
    reset_password,
    seat,
)
from rongmei.domains.accounts.queries import (
    SESSION_ORGANISATION,
    PersonRecord,
    actor_for_session,
    actor_of,
    memberships_of,
    names,
    people,
)
from rongmei.domains.accounts.rules import ADD, AUDIT, DEACTIVATE, GRANT, RESET, SEE

__all__ = [
    "ADD",
    "AUDIT",
    "DEACTIVATE",
    "GRANT",
    "RESET",
    "SEE",
    "SESSION_ORGANISATION",
    "PersonRecord",
    "actor_for_session",
    "actor_of",
    "add_person",
    "deactivate_person",
    "grant_roles",
    "memberships_of",
    "names",
    "people",
    "reset_password",
    "seat",
]

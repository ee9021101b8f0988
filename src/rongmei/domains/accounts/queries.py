"""Who is asking, and who belongs here."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping.person import own
from rongmei.domains.accounts.models import Membership, User

SESSION_ORGANISATION = "organisation"


def memberships_of(user_id: int) -> list[Membership]:
    """A person's active memberships in every organisation of the node, for the switcher and sign-in. Read-only."""
    return sorted((m for m in own(Membership, user_id) if m.active), key=lambda m: m.organisation_id)


def actor_for_session(request: HttpRequest) -> Actor | None:
    """The signed-in person acting for the organisation chosen in the session, else for their first one.

    None when nobody is signed in or the person belongs to no organisation; a chosen organisation they no longer
    belong to is not honoured.
    """
    user = request.user
    if isinstance(user, AnonymousUser) or not user.is_active:
        return None
    found = {m.organisation_id: m for m in memberships_of(user.pk)}
    if not found:
        return None
    chosen = request.session.get(SESSION_ORGANISATION)
    membership = found.get(chosen or 0) or next(iter(found.values()))
    return actor_of(user, membership)


def actor_of(user: User, membership: Membership) -> Actor:
    """The actor a membership makes of a person."""
    roles = frozenset(Role(code) for code in membership.roles)
    return Actor(user.pk, membership.organisation_id, roles, user.display_name)

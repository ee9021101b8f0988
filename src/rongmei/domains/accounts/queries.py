"""Who is asking, and who belongs here."""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from pypinyin import lazy_pinyin

from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping import scoped
from rongmei.core.scoping.person import own
from rongmei.domains.accounts.models import DeskSeat, Membership, User

SESSION_ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person in an organisation."""

    membership: int
    user: int
    username: str
    name: str
    title: str
    roles: tuple[Role, ...]
    active: bool


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
    return actor_of(user, found.get(chosen or 0) or next(iter(found.values())))


def actor_of(user: User, membership: Membership) -> Actor:
    """The actor a membership makes of a person."""
    roles = frozenset(Role(code) for code in membership.roles)
    with scoped(membership.organisation_id):
        seats = DeskSeat.objects.filter(user_id=user.pk, desk__closed_at=None).values_list("desk_id", flat=True)
        return Actor(user.pk, membership.organisation_id, roles, user.display_name, frozenset(seats))


def people(*, active: bool = True) -> list[PersonRecord]:
    """People of the readable organisation, in the order of their names' pinyin."""
    rows = Membership.objects.filter(active=active).select_related("user")
    return sorted((_person(m) for m in rows), key=lambda p: lazy_pinyin(p.name))


def names(users: Collection[int | None]) -> dict[int, str]:
    """Display names by account id."""
    wanted = {u for u in users if u}
    return dict(User.objects.filter(pk__in=wanted).values_list("pk", "display_name")) if wanted else {}


def _person(row: Membership) -> PersonRecord:
    roles = tuple(Role(code) for code in row.roles)
    return PersonRecord(row.pk, row.user_id, row.user.username, row.user.display_name, row.title, roles, row.active)

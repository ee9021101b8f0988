"""Who is asking, and who belongs here."""

from collections.abc import Collection
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import NotFound
from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping import scoped
from rongmei.core.scoping.person import own
from rongmei.core.scoping.rows import row
from rongmei.domains.accounts.models import DeskSeat, Membership, SignInPolicy, User
from rongmei.domains.organisations.api import OrganisationRecord, organisation

SESSION_ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person in an organisation; `desks` are the names of open desks and teams they sit at."""

    membership: int
    user: int
    username: str
    name: str
    title: str
    roles: tuple[Role, ...]
    requested: tuple[Role, ...]
    desks: tuple[str, ...]
    active: bool
    program: bool = False


def memberships_of(user_id: int, *, active_only: bool = True) -> list[Membership]:
    """A person's memberships in every organisation of the node, home (the oldest) first; read-only."""
    found = (m for m in own(Membership, user_id) if m.active or not active_only)
    return sorted(found, key=lambda m: m.pk)


def organisations_of(user_id: int) -> list[OrganisationRecord]:
    """Where a person belongs, for the switcher."""
    return [organisation(m.organisation_id) for m in memberships_of(user_id)]


def actor_for_session(request: HttpRequest) -> Actor | None:
    """The signed-in person acting for the organisation chosen in the session, else for their home.

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


def actors_of(user_id: int) -> list[Actor]:
    """The person as an actor of each organisation they belong to, for the inbox over all of them."""
    return [actor_of(membership.user, membership) for membership in memberships_of(user_id)]


def people(*, active: bool | None = True) -> list[PersonRecord]:
    """People of the readable organisation, in the order of their names' pinyin; `active=None` for all."""
    rows = Membership.objects.readonly().select_related("user")
    if active is not None:
        rows = rows.filter(active=active)
    desks = _desks_by_user()
    return sorted((_person(m, desks.get(m.user_id, ())) for m in rows), key=_in_pinyin)


def person(membership: int) -> PersonRecord:
    """One person here; NotFound when the membership is not this organisation's."""
    found = row(Membership, membership)
    return _person(found, _desks_by_user().get(found.user_id, ()))


def names(users: Collection[int | None]) -> dict[int, str]:
    """Display names by account id."""
    wanted = {u for u in users if u}
    return dict(User.objects.filter(pk__in=wanted).values_list("pk", "display_name")) if wanted else {}


def person_name(user_id: int) -> str:
    """The display name of an account; NotFound when there is none."""
    found = names([user_id])
    if user_id not in found:
        raise NotFound(_("没有这个人。"), _("此人可能已离开本单位。"))
    return found[user_id]


def anybody_yet() -> bool:
    """True once any account exists on this node: first-run set-up is over then."""
    return User.objects.exists()


def second_factor_roles() -> frozenset[Role]:
    """Roles that must sign in with a second factor in the readable organisation."""
    policy = SignInPolicy.mine().first()
    return frozenset(Role(code) for code in policy.second_factor_roles) if policy else frozenset()


def owes_second_factor(actor: Actor) -> bool:
    """True when a role of the actor demands a second factor and they have set none up."""
    if not actor.roles & second_factor_roles():
        return False
    return not Authenticator.objects.filter(user_id=actor.user, type=Authenticator.Type.TOTP).exists()


def _in_pinyin(person: PersonRecord) -> list[str]:
    from pypinyin import lazy_pinyin  # its dictionary is a sixth of a process's start, and few processes list people

    return lazy_pinyin(person.name)


def _desks_by_user() -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    seats = DeskSeat.objects.readonly().filter(desk__closed_at=None).order_by("desk__name")
    for user, name in seats.values_list("user_id", "desk__name"):
        found[user] = (*found.get(user, ()), name)
    return found


def _person(m: Membership, desks: tuple[str, ...]) -> PersonRecord:
    roles, asked = (tuple(Role(code) for code in codes) for codes in (m.roles, m.requested))
    return PersonRecord(
        m.pk, m.user_id, m.user.username, m.user.display_name, m.title, roles, asked, desks, m.active, m.user.program
    )

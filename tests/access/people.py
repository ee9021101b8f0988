"""Who asks: a browser for each kind of person, signed in once."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponseBase
from django.test import Client

from rongmei.core.permissions import Role
from rongmei.domains.accounts.models import User
from tests.access.address import DENIED, IN, NOT_FOUND, SIGN_IN, WRONG_METHOD, Address, Open
from tests.access.planting import Centre

INSIDE = ("/desk", "/ops", "/wall")
HTML = {"accept": "text/html"}
_OUTCOMES: Mapping[int, str] = {403: DENIED, 404: NOT_FOUND, 405: WRONG_METHOD}


@dataclass(frozen=True)
class Browser:
    """A person's browser.

    Attributes:
        cookie: the person's session; empty for a stranger.
        roles: held in the first of `places`.
        places: centres the person belongs to; they act for the first.
    """

    name: str
    cookie: str = ""
    roles: frozenset[Role] = frozenset()
    places: tuple[Centre, ...] = ()

    def fresh(self, *, strict: bool = False) -> Client:
        """The browser as it was when the person had just signed in."""
        client = Client(raise_request_exception=False, enforce_csrf_checks=strict)
        if self.cookie:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.cookie
        return client

    def may(self, address: Address) -> bool:
        """True when the person's own centre lets them ask for such an address."""
        if isinstance(address.needs, Open):
            return not self._nowhere(address) and (address.needs == Open.ANYBODY or bool(self.cookie))
        return bool(self.roles & address.needs.roles)

    def expects(self, address: Address, centre: Centre) -> str:
        """What ought to come of asking for the centre's object."""
        if not self.may(address):
            return DENIED if self.cookie else SIGN_IN
        if "@place" in address.sent.values():
            return IN if centre in self.places else NOT_FOUND
        foreign = address.names and not isinstance(address.needs, Open) and centre is not self.places[0]
        if foreign:
            return NOT_FOUND
        return DENIED if self.roles and not self.roles & address.only else address.comes or IN

    def _nowhere(self, address: Address) -> bool:
        """Somebody signed in who has no work here is told so on every page inside."""
        return bool(self.cookie) and not self.roles and address.name.startswith(("desk:", "ops:", "wall:"))


def outcome(response: HttpResponseBase) -> str:
    """What came of asking."""
    target = response.headers.get("Location", "")
    if response.status_code == 302 and target.startswith("/account/login/?next="):
        return SIGN_IN
    if response.status_code >= 500:
        return f"fault {response.status_code}"
    return _OUTCOMES.get(response.status_code, IN)


def browsers(ours: Centre, theirs: Centre, both: User, homeless: User) -> list[Browser]:
    """Every kind of person there is."""
    chief = User.objects.get(pk=theirs.ids["user:everything"])
    idle = User.objects.get(pk=ours.ids["user:none"])
    return [
        Browser("stranger"),
        Browser("member of no centre", _session(homeless)),
        Browser("member without roles", _session(idle), places=(ours,)),
        *(Browser(role.value, _session(_holder(ours, role)), frozenset({role}), (ours,)) for role in ours.people),
        Browser("member of both", _session(both), frozenset({Role.EDITOR, Role.DIRECTOR}), (ours, theirs)),
        Browser("chief of theirs", _session(chief), frozenset(theirs.people), (theirs,)),
    ]


def _holder(centre: Centre, role: Role) -> User:
    return User.objects.get(pk=centre.ids[f"user:{role.value}"])


def _session(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value

"""One line of the table of addresses: its name, how it is asked, what opens it, and whose object it names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from django.urls import reverse

from rongmei.core.permissions import Permission, Role
from tests.access.planting import Centre

IN, SIGN_IN, DENIED, NOT_FOUND, WRONG_METHOD = "let in", "sent to sign in", "denied", "not found", "wrong method"


class Open(Enum):
    """Addresses that no permission guards."""

    ANYBODY = "who is not signed in too"
    PERSON = "whoever is signed in, a member of any centre or of none"


@dataclass(frozen=True)
class Address:
    """One address.

    Attributes:
        needs: the permission that opens it, or the class of people.
        names: what its arguments are the ids of, in their order, e.g. "topic lead".
        sent: the fields a POST carries; a value such as "@lead" is the id (or word) of the centre's lead.
        csrf: False for what takes a POST from anywhere.
        comes: what comes of asking for those who are let in, where that is not simply an answer.
        asks: the query of a GET.
        only: of the roles that the permission lets in, those that the verb lets do it here.
    """

    name: str
    methods: tuple[str, ...]
    needs: Permission | Open
    names: str = ""
    sent: Mapping[str, str] = field(default_factory=dict)
    csrf: bool = True
    comes: str = ""
    only: frozenset[Role] = frozenset(Role)
    asks: str = ""

    def __str__(self) -> str:
        return self.name

    def url(self, centre: Centre) -> str:
        """The address of the centre's object."""
        path = reverse(self.name, args=[centre.words.get(name) or centre.ids[name] for name in self.names.split()])
        return f"{path}?{self.asks}" if self.asks else path

    def fields(self, centre: Centre) -> dict[str, str]:
        """What a POST carries."""
        known: Mapping[str, object] = {**centre.ids, **centre.words}
        return {k: str(known[v[1:]]) if v.startswith("@") else v for k, v in self.sent.items()}


def page(name: str, needs: Permission | Open, names: str = "") -> Address:
    """What is looked at."""
    return Address(name, ("GET",), needs, names)


def act(name: str, needs: Permission | Open, names: str = "", /, *, csrf: bool = True, **sent: str) -> Address:
    """What is done."""
    return Address(name, ("POST",), needs, names, sent, csrf)


def form(name: str, needs: Permission | Open, names: str = "", /, **sent: str) -> Address:
    """What is looked at and sent back."""
    return Address(name, ("GET", "POST"), needs, names, sent)


def but(address: Address, *, comes: str = "", only: Iterable[Role] = Role, asks: str = "") -> Address:
    """A line with something of its own to it."""
    return replace(address, comes=comes, only=frozenset(only), asks=asks)

"""People, plainly."""

from itertools import count

from rongmei.core.permissions import Role
from rongmei.core.scoping import scoped
from rongmei.domains.accounts.models import Membership, User
from rongmei.domains.organisations.models import Organisation

PASSWORD = "correct horse battery"
_numbers = count(1)


def make_user(username: str = "", **fields: object) -> User:
    """A saved account; its password is unusable, tests sign in with `force_login`."""
    name = username or f"user{next(_numbers)}"
    user = User(**{"username": name, "display_name": name, **fields})
    if not user.password:
        user.set_unusable_password()
    user.save()
    return user


def make_member(organisation: Organisation, *roles: Role, user: User | None = None) -> Membership:
    """A person with roles in an organisation."""
    person = user or make_user()
    with scoped(organisation.pk):
        return Membership.objects.create(user=person, roles=[r.value for r in roles])

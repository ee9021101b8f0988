"""Permissions are declared once, by the domain that owns them; an unknown name fails at import."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.core.permissions.actor import Actor
from rongmei.core.permissions.roles import Role
from rongmei.core.scoping import current


class Denied(Refusal):
    """The actor's roles do not carry the permission."""

    code = "denied"
    status = 403


@dataclass(frozen=True, slots=True)
class Permission:
    """A named right, the words for it, and the roles that carry it."""

    code: str
    label: str | Promise
    roles: frozenset[Role]

    def held_by(self, actor: Actor) -> bool:
        """True when one of the actor's roles carries it and no token's scopes leave it out.

        The system carries only what names it.
        """
        return bool(self.roles & actor.roles) and (actor.scopes is None or self.code in actor.scopes)


_declared: dict[str, Permission] = {}


def declare(code: str, label: str | Promise, roles: Iterable[Role]) -> Permission:
    """Declare a permission `domain.thing.verb`.

    Raises:
        ValueError: declared before, or carried by nobody.
    """
    if code in _declared:
        raise ValueError(f"permission {code} is declared twice")
    permission = Permission(code, label, frozenset(roles))
    if not permission.roles:
        raise ValueError(f"permission {code} is carried by no role")
    _declared[code] = permission
    return permission


def lookup(code: str) -> Permission:
    """The permission of that name; KeyError when nobody declared it."""
    return _declared[code]


def declared() -> dict[str, Permission]:
    """All permissions by code."""
    return dict(_declared)


def authorise(actor: Actor, permission: Permission) -> None:
    """Let the actor through or refuse.

    Raises:
        Denied: no role of the actor carries the permission, or the actor acts for another organisation.
        ScopeMissing: no scope is set.
    """
    if actor.organisation != current().writing or not permission.held_by(actor):
        raise Denied(
            _("您没有“%(label)s”的权限。") % {"label": permission.label},
            _("需要时请联系本单位安全管理员授权。"),
        )

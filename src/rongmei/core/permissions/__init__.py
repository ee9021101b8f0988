"""Who may do what: roles, declared permissions, actors, and one function that decides."""

from rongmei.core.permissions.actor import Actor
from rongmei.core.permissions.permission import Denied, Permission, authorise, declare, declared, lookup
from rongmei.core.permissions.roles import Role

__all__ = ["Actor", "Denied", "Permission", "Role", "authorise", "declare", "declared", "lookup"]

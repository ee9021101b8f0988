"""Granting roles and setting what sign-in demands: the security administrator's work."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, Role, authorise
from rongmei.core.permissions.roles import ADMINISTRATORS
from rongmei.core.scoping.rows import locked
from rongmei.domains.accounts import events, rules
from rongmei.domains.accounts.models import Membership, SignInPolicy
from rongmei.domains.accounts.validators import check_roles


@transaction.atomic
def change_roles(*, actor: Actor, membership: int, roles: Collection[Role]) -> None:
    """Set the roles of a person; what was requested for them is settled by it.

    Nobody grants to themselves; nobody holds two of the three administrators.

    Raises:
        Denied, NotFound; Refusal when one of the two rules is broken or the person is deactivated.
    """
    authorise(actor, rules.GRANT)
    row = locked(Membership, membership)
    if row.user_id == actor.user:
        raise Refusal(_("不能给自己授权。"), _("请由另一位安全管理员操作。"))
    if not row.active:
        raise Refusal(_("此人已停用，不能授权。"), _("请先由系统管理员恢复。"))
    if row.user.program and set(roles) & ADMINISTRATORS:
        raise Refusal(_("程序账号不能担任三员。"), _("请选择其他角色。"))
    row.roles, row.requested = check_roles(roles), []
    row.save()
    append(actor, events.GRANTED, row, person=row.user_id, roles=",".join(row.roles)[:128])


@transaction.atomic
def require_second_factor(*, actor: Actor, roles: Collection[Role]) -> None:
    """Say which roles must sign in with a second factor; the three administrators always do once any role does.

    Args:
        roles: empty: nobody must.
    """
    authorise(actor, rules.SET_POLICY)
    codes = sorted({r.value for r in roles} | ({r.value for r in ADMINISTRATORS} if roles else set()))
    row, _created = SignInPolicy.objects.update_or_create(
        organisation_id=actor.organisation, defaults={"second_factor_roles": codes}
    )
    append(actor, events.POLICY_SET, row, roles=len(codes))

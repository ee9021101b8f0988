"""Adding people, granting roles, resetting passwords, seats at desks."""

import secrets
from collections.abc import Collection

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, Role, authorise
from rongmei.core.permissions.roles import ADMINISTRATORS
from rongmei.core.scoping.rows import locked
from rongmei.domains.accounts import events, rules
from rongmei.domains.accounts.models import DeskSeat, Membership, User


@transaction.atomic
def add_person(
    *, actor: Actor, username: str, display_name: str, roles: Collection[Role], title: str = "", password: str = ""
) -> tuple[int, str]:
    """Give a person an account and a place in the actor's organisation.

    Args:
        username: what they sign in with; unique on the node.
        password: their first one; made when empty. They change it at first sign-in when it was made.

    Returns:
        the membership's id, and the first password, shown once and written nowhere.

    Raises:
        Refusal: the name is taken, the password is weak, or the roles exclude each other.
    """
    authorise(actor, rules.ADD)
    _apart(roles)
    if User.objects.filter(username=username).exists():
        raise Refusal(_("账号“%(name)s”已被使用。") % {"name": username}, _("请换一个账号。"))
    user = User(username=username, display_name=display_name, must_change_password=not password)
    first = password or secrets.token_urlsafe(9)
    _strong(first, user)
    user.set_password(first)
    user.save()
    row = Membership.objects.create(user=user, roles=[r.value for r in roles], title=title)
    append(actor, events.ADDED, row, person=user.pk, roles=_codes(roles))
    return row.pk, first


@transaction.atomic
def grant_roles(*, actor: Actor, membership: int, roles: Collection[Role]) -> None:
    """Set the roles of a person. Nobody grants to themselves; nobody holds two of the three administrators.

    Raises:
        Denied, NotFound; Refusal when one of the two rules above is broken.
    """
    authorise(actor, rules.GRANT)
    row = locked(Membership, membership)
    if row.user_id == actor.user:
        raise Refusal(_("不能给自己授权。"), _("请由另一位安全管理员操作。"))
    _apart(roles)
    row.roles = [r.value for r in roles]
    row.save()
    append(actor, events.GRANTED, row, person=row.user_id, roles=_codes(roles))


@transaction.atomic
def deactivate_person(*, actor: Actor, membership: int) -> None:
    """End a person's place here; their open sessions stop working with the next request."""
    authorise(actor, rules.DEACTIVATE)
    row = locked(Membership, membership)
    row.active = False
    row.save()
    append(actor, events.DEACTIVATED, row, person=row.user_id)


@transaction.atomic
def reset_password(*, actor: Actor, membership: int) -> str:
    """Give a person a new first password, returned once."""
    authorise(actor, rules.RESET)
    row = locked(Membership, membership)
    fresh = secrets.token_urlsafe(9)
    row.user.set_password(fresh)
    row.user.must_change_password = True
    row.user.save()
    append(actor, events.RESET, row, person=row.user_id)
    return fresh


@transaction.atomic
def seat(*, actor: Actor, desk: int, user: int) -> None:
    """Seat a member at a desk or in a task team; nothing happens when they sit there.

    Raises:
        NotFound: the person is no member here, or the desk is not this organisation's.
    """
    authorise(actor, rules.SEE)
    person = Membership.mine().filter(user_id=user, active=True).first()
    if person is None:
        raise Refusal(_("此人不是本单位人员。"), _("请先由系统管理员添加。"))
    row, fresh = DeskSeat.objects.get_or_create(desk_id=desk, user_id=user, organisation_id=actor.organisation)
    if fresh:
        append(actor, events.SEATED, row, person=user, desk=desk)


def _apart(roles: Collection[Role]) -> None:
    """三员分立: system, security and audit administrators are three people."""
    if len(set(roles) & ADMINISTRATORS) > 1:
        raise Refusal(_("系统管理员、安全管理员、审计管理员不能由同一人兼任。"), _("请分别指定三个人。"))


def _strong(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Refusal(" ".join(error.messages)) from None


def _codes(roles: Collection[Role]) -> str:
    return ",".join(sorted(r.value for r in roles))[:128]

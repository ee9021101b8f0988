"""Adding and describing people, and ending their place here."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, Role, authorise
from rongmei.core.permissions.roles import ADMINISTRATORS
from rongmei.core.scoping.rows import locked
from rongmei.core.scoping.rows import row as row_of
from rongmei.domains.accounts import events, rules
from rongmei.domains.accounts.actions.passwords import first_password
from rongmei.domains.accounts.models import Membership, User
from rongmei.domains.accounts.validators import check_name, check_password, check_roles, check_username


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A person just added. The first password is shown once and written nowhere."""

    membership: int
    user: int
    username: str
    name: str
    first_password: str


@transaction.atomic
def add_person(
    *,
    actor: Actor,
    username: str,
    name: str,
    roles: Collection[Role] = (),
    title: str = "",
    password: str = "",
    password_of: int | None = None,
) -> NewPerson:
    """Give a person an account and a place in the actor's organisation.

    三员分立: an actor who may add but not grant only requests the roles; the security administrator grants them.

    Args:
        username: what they sign in with; unique on the node.
        password: their first one; made when empty, and then to be changed at first sign-in.
        password_of: a membership here whose password is theirs too, instead of `password`: where many share one, since
            hashing each takes a tenth of a second.

    Raises:
        Denied; Refusal when the account's name is taken or malformed, the password is weak, or the roles exclude
        each other; NotFound when the one whose password it should be is nobody here.
    """
    authorise(actor, rules.ADD)
    user = User(username=check_username(username), display_name=check_name(name))
    user.must_change_password = not (password or password_of)
    first = _give_password(user, password, password_of)
    _save_new(user)
    row = _place(actor, user, roles, title)
    append(actor, events.ADDED, row, person=user.pk)
    _note_roles(actor, row)
    return NewPerson(row.pk, user.pk, user.username, user.display_name, first)


def _give_password(user: User, password: str, password_of: int | None) -> str:
    """What was given, or made; empty where it is another's."""
    if password_of:
        user.password = row_of(Membership, password_of).user.password
        return ""
    first = check_password(password, user) if password else first_password()
    user.set_password(first)
    return first


@transaction.atomic
def add_program(*, actor: Actor, username: str, name: str, roles: Collection[Role] = ()) -> int:
    """Give a program an account and a place here; it acts through tokens, and signs in nowhere.

    Roles are requested and granted as a person's are. Returns the membership.

    Raises:
        Denied; Refusal as `add_person`, or for one of the three administrators' roles, which people hold.
    """
    authorise(actor, rules.KEEP_TOKENS)
    if set(roles) & ADMINISTRATORS:
        raise Refusal(_("程序账号不能担任三员。"), _("请选择其他角色。"))
    user = User(username=check_username(username), display_name=check_name(name), program=True)
    user.set_unusable_password()
    _save_new(user)
    row = _place(actor, user, roles, "")
    append(actor, events.ADDED, row, person=user.pk, program=True)
    _note_roles(actor, row)
    return row.pk


@transaction.atomic
def admit_person(*, actor: Actor, username: str, roles: Collection[Role] = (), title: str = "") -> int:
    """Give somebody who has an account on this node a place in the actor's organisation too.

    Raises:
        Denied; Refusal when there is no such account, it belongs here already, or the roles exclude each other.
    """
    authorise(actor, rules.ADD)
    user = User.objects.filter(username=check_username(username), is_active=True, program=False).first()
    if user is None or Membership.mine().filter(user=user).exists():
        raise Refusal(_("没有可接收的账号“%(name)s”。") % {"name": username}, _("请核对账号，或直接添加新人员。"))
    row = _place(actor, user, roles, title)
    append(actor, events.ADMITTED, row, person=user.pk)
    _note_roles(actor, row)
    return row.pk


@transaction.atomic
def describe_person(*, actor: Actor, membership: int, title: str) -> None:
    """Change what a person is here. Raises Denied, NotFound."""
    authorise(actor, rules.DESCRIBE)
    row = locked(Membership, membership)
    row.title = title.strip()
    row.save()
    append(actor, events.DESCRIBED, row, person=row.user_id)


@transaction.atomic
def deactivate_person(*, actor: Actor, membership: int) -> None:
    """End a person's place here, and their roles with it; open sessions stop working with the next request.

    Raises:
        Denied, NotFound; Refusal when it is oneself.
    """
    authorise(actor, rules.DEACTIVATE)
    row = locked(Membership, membership)
    if row.user_id == actor.user:
        raise Refusal(_("不能停用自己的账号。"), _("请由另一位系统管理员操作。"))
    row.active, row.roles, row.requested = False, [], []
    row.save()
    append(actor, events.DEACTIVATED, row, person=row.user_id)


@transaction.atomic
def reactivate_person(*, actor: Actor, membership: int) -> None:
    """Give a person their place back, without roles: those are granted anew. Raises Denied, NotFound."""
    authorise(actor, rules.DEACTIVATE)
    row = locked(Membership, membership)
    row.active = True
    row.save()
    append(actor, events.REACTIVATED, row, person=row.user_id)


def _place(actor: Actor, user: User, roles: Collection[Role], title: str) -> Membership:
    codes = check_roles(roles)
    held, asked = (codes, []) if rules.GRANT.held_by(actor) else ([], codes)
    return Membership.objects.create(user=user, roles=held, requested=asked, title=title.strip())


def _note_roles(actor: Actor, row: Membership) -> None:
    if row.roles:
        append(actor, events.GRANTED, row, person=row.user_id, roles=",".join(row.roles))
    elif row.requested:
        append(actor, events.REQUESTED, row, person=row.user_id, roles=",".join(row.requested))


def _save_new(user: User) -> None:
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError:
        raise Refusal(_("账号“%(name)s”已被使用。") % {"name": user.username}, _("请换一个账号。")) from None

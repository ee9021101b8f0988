"""First passwords, resets, and what sign-in leaves in the journal."""

import secrets

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.core.journal import Kind
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping import scoped
from rongmei.core.scoping.rows import locked
from rongmei.domains.accounts import events, rules
from rongmei.domains.accounts.models import Membership, User
from rongmei.domains.accounts.queries import memberships_of

# No letters or digits that look alike on paper, since first passwords are read out and copied by hand.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def first_password() -> str:
    """A password of twelve random characters (59 bits) in three groups."""
    return "-".join("".join(secrets.choice(_LETTERS) for _n in range(4)) for _group in range(3))


@transaction.atomic
def reset_password(*, actor: Actor, membership: int) -> str:
    """Give a person a new first password, returned once; all their sessions end, their second factor stays.

    An account that was opened by another organisation is that one's to reset: otherwise an administrator there
    could sign in as a colleague here.

    Raises:
        Denied, NotFound; Refusal when it is oneself or another organisation's account.
    """
    authorise(actor, rules.RESET)
    row = locked(Membership, membership)
    _refuse_self(actor, row)
    if row.user.program:
        raise Refusal(_("程序账号没有密码。"), _("请为它签发访问令牌。"))
    _refuse_others(row)
    fresh = first_password()
    row.user.set_password(fresh)
    row.user.must_change_password = True
    row.user.save()
    append(actor, events.RESET, row, person=row.user_id)
    return fresh


@transaction.atomic
def reset_second_factor(*, actor: Actor, membership: int) -> None:
    """Take away a lost second factor, so that a new one can be set up.

    It is the security administrator's, and the password the system administrator's: no single one of them can
    take over an account.

    Raises:
        Denied, NotFound; Refusal as for `reset_password`.
    """
    authorise(actor, rules.UNLOCK)
    row = locked(Membership, membership)
    _refuse_self(actor, row)
    _refuse_others(row)
    Authenticator.objects.filter(user_id=row.user_id).delete()
    append(actor, events.FACTOR_RESET, row, person=row.user_id)


@transaction.atomic
def unlock_person(*, actor: Actor, membership: int) -> str:
    """Write down that a lock-out is lifted; returns the account's name, whose count of failures the face clears."""
    authorise(actor, rules.UNLOCK)
    row = locked(Membership, membership)
    append(actor, events.UNLOCKED, row, person=row.user_id)
    return row.user.username


def note_sign_in(*, user: int) -> None:
    """Journal a sign-in in every organisation the person belongs to, as their own deed."""
    _note(user, events.SIGNED_IN, by=user)


def note_lock_out(*, username: str) -> None:
    """Journal a lock-out where the account belongs; a name nobody has leaves no trace here."""
    found = User.objects.filter(username=username.strip().lower()).first()
    if found:
        _note(found.pk, events.LOCKED_OUT, by=None)


def note_password_change(*, user: int) -> None:
    """Journal that a person changed their own password."""
    _note(user, events.PASSWORD_CHANGED, by=user)


def choose_language(*, user: int, language: str) -> None:
    """Keep the language a person chose for themselves. A preference, no deed: the journal stays silent."""
    User.objects.filter(pk=user).update(language=language)


def _note(user: int, kind: Kind, *, by: int | None) -> None:
    """One deed in each organisation; `by` is whose it is, None for the system's."""
    for place in memberships_of(user):
        with scoped(place.organisation_id), transaction.atomic():
            actor = Actor(by, place.organisation_id, frozenset(), "")
            append(actor, kind, place, person=user)


def _refuse_self(actor: Actor, row: Membership) -> None:
    if row.user_id == actor.user:
        raise Refusal(_("不能重置自己的账号。"), _("请在“我的账号”中修改。"))


def _refuse_others(row: Membership) -> None:
    home = min(m.pk for m in memberships_of(row.user_id, active_only=False))
    if home != row.pk:
        raise Refusal(_("此账号由另一单位开立，本单位不能重置。"), _("请本人联系开立账号的单位。"))

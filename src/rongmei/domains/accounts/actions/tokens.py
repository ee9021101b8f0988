"""Tokens: what a program shows to act for a person, or for itself."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping.rows import locked, row
from rongmei.domains.accounts import events, rules
from rongmei.domains.accounts.models import Membership, Token
from rongmei.domains.accounts.queries import PREFIX, digest, may_carry
from rongmei.domains.accounts.validators import check_name

MOST_DAYS = 366
_BYTES = 32


@dataclass(frozen=True, slots=True)
class NewToken:
    """A token just issued. `secret` is shown once and written nowhere."""

    id: int
    secret: str


@transaction.atomic
def issue_token(
    *, actor: Actor, name: str, scopes: Collection[str], days: int, membership: int | None = None
) -> NewToken:
    """Issue a token to oneself, or to a program's account.

    Args:
        scopes: codes of the permissions it carries, none but what its holder's roles carry.
        days: how long it lives, 1 to `MOST_DAYS`.
        membership: the program's place here; None for oneself.

    Raises:
        Denied, NotFound; Refusal when a scope is unknown or beyond the holder, nothing is in scope, it would live
        too long, or the membership is another person's.
    """
    authorise(actor, rules.KEEP_TOKENS if membership else rules.HOLD_TOKEN)
    holder = _program(membership) if membership else _self(actor)
    _refuse_widening(actor, holder)
    secret = f"{PREFIX}{actor.organisation}_{secrets.token_urlsafe(_BYTES)}"
    token = Token.objects.create(
        holder=holder, name=check_name(name), hash=digest(secret), tail=secret[-4:],
        scopes=_checked(holder, scopes), issued_by_id=actor.user, expires_at=timezone.now() + _lifetime(days),
    )  # fmt: skip
    append(actor, events.TOKEN_ISSUED, token, person=holder.user_id, days=days, scopes=len(token.scopes))
    return NewToken(token.pk, secret)


@transaction.atomic
def revoke_token(*, actor: Actor, token: int) -> None:
    """End a token of one's own, or any here if one keeps them all; one that is over already stays as it is.

    Raises Denied, NotFound.
    """
    authorise(actor, rules.HOLD_TOKEN)
    found = locked(Token, token)
    if found.holder.user_id != actor.user:
        authorise(actor, rules.KEEP_TOKENS)
    if found.revoked_at is None:
        found.revoked_at = timezone.now()
        found.save()
        append(actor, events.TOKEN_REVOKED, found, person=found.holder.user_id)


def note_token_use(*, token: int) -> None:
    """Keep the day a token was last used. A trace for its holder, no deed."""
    today = timezone.localdate()
    Token.mine().filter(pk=token).exclude(used_on=today).update(used_on=today)


def _self(actor: Actor) -> Membership:
    return Membership.mine().select_related("user").get(user_id=actor.user or 0, active=True)


def _program(membership: int) -> Membership:
    found = row(Membership, membership)
    if not found.user.program:
        raise Refusal(_("只能为程序账号代签访问令牌。"), _("个人的访问令牌请本人在“我的账号”中签发。"))
    if not found.active:
        raise Refusal(_("此程序账号已停用。"), _("请先恢复它。"))
    return found


def _refuse_widening(actor: Actor, holder: Membership) -> None:
    """A token never makes a token that may more than itself."""
    if actor.scopes is not None and actor.user == holder.user_id:
        raise Refusal(_("访问令牌不能为本人再签发访问令牌。"), _("请本人登录后在“我的账号”中签发。"))


def _checked(holder: Membership, scopes: Collection[str]) -> list[str]:
    if beyond := sorted(set(scopes) - may_carry(holder).keys()):
        raise Refusal(
            _("权限范围“%(code)s”不存在，或超出持有人的角色。") % {"code": beyond[0][:80]},
            _("请只选择持有人已有的权限。"),
        )
    if not scopes:
        raise Refusal(_("没有选择任何权限。"), _("请至少选择一项权限。"))
    return sorted(set(scopes))


def _lifetime(days: int) -> timedelta:
    if not 1 <= days <= MOST_DAYS:
        raise Refusal(_("有效期须为1至%(most)d天。") % {"most": MOST_DAYS}, _("请重新填写有效期。"))
    return timedelta(days=days)

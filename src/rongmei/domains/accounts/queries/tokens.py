"""Whom a token acts for, and which tokens there are."""

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from rongmei.core.permissions import Actor, declared
from rongmei.core.scoping import scoped
from rongmei.core.scoping.rows import row
from rongmei.domains.accounts.models import Membership, Token
from rongmei.domains.accounts.queries.people import actor_of, names

PREFIX = "rm_"
_SHAPE = re.compile(rf"{PREFIX}([1-9][0-9]{{0,17}})_([A-Za-z0-9_-]{{43}})")


@dataclass(frozen=True, slots=True)
class TokenRecord:
    """One token, without its secret."""

    id: int
    name: str
    tail: str
    holder: int
    holder_name: str
    program: bool
    scopes: tuple[str, ...]
    issued_by: str
    issued_at: datetime
    expires_at: datetime
    used_on: date | None
    revoked_at: datetime | None

    @property
    def over(self) -> bool:
        """True when it opens nothing any more."""
        return self.revoked_at is not None or self.expires_at <= timezone.now()


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who asks with a token: the actor with no more than its scopes, the token's id, their language, its last day."""

    actor: Actor
    token: int
    language: str
    used_on: date | None


def actor_for_token(secret: str) -> Bearer | None:
    """Whom a token acts for; None for one that is malformed, unknown, over, or whose holder may not work now.

    A person whose password was reset shows no token until they have chosen a new one, as their sessions end too.
    """
    shape = _SHAPE.fullmatch(secret)
    if shape is None:
        return None
    with scoped(int(shape[1])):
        live = Token.mine().filter(hash=digest(secret), revoked_at=None, expires_at__gt=timezone.now())
        found = live.select_related("holder__user").first()
        if found is None or not _may_work(found.holder):
            return None
        actor = actor_of(found.holder.user, found.holder)
        known = frozenset(found.scopes) & declared().keys()
        return Bearer(replace(actor, scopes=known), found.pk, found.holder.user.language, found.used_on)


def digest(secret: str) -> str:
    """How a token is kept."""
    return hashlib.sha256(secret.encode()).hexdigest()


def may_carry(holder: Membership) -> dict[str, str]:
    """The permissions a token of this member can carry now: labels by code."""
    actor = actor_of(holder.user, holder)
    return {code: str(p.label) for code, p in sorted(declared().items()) if p.held_by(actor)}


def scopes_of(actor: Actor, membership: int | None = None) -> dict[str, str]:
    """The permissions a token of the actor, or of a member here, can carry: labels by code. NotFound when not here."""
    holder = row(Membership, membership) if membership else Membership.mine().get(user_id=actor.user or 0)
    return may_carry(holder)


def tokens_of(actor: Actor) -> list[TokenRecord]:
    """The actor's own tokens here, newest first."""
    return _records(Token.objects.filter(holder__user_id=actor.user or 0))


def tokens() -> list[TokenRecord]:
    """Every member's tokens here, newest first: for who keeps them."""
    return _records(Token.objects.get_queryset())


def _may_work(holder: Membership) -> bool:
    user = holder.user
    return holder.active and user.is_active and not user.must_change_password


def _records(found: QuerySet[Token]) -> list[TokenRecord]:
    rows = list(found.select_related("holder__user").order_by("-pk"))
    issuers = names([t.issued_by_id for t in rows])
    return [_record(t, issuers.get(t.issued_by_id or 0, "")) for t in rows]


def _record(t: Token, issuer: str) -> TokenRecord:
    return TokenRecord(
        t.pk, t.name, t.tail, t.holder_id, t.holder.user.display_name, t.holder.user.program, tuple(t.scopes), issuer,
        t.issued_at, t.expires_at, t.used_on, t.revoked_at,
    )  # fmt: skip

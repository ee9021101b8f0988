"""People, what they may do, programs and tokens."""

from typing import Any

from allauth.core import ratelimit
from ninja import Path, Query, Router

from rongmei.core.permissions import Role
from rongmei.domains.accounts import api as accounts
from rongmei.domains.organisations.api import FORM_TEAM
from rongmei.faces.rest.accounts import schemas as s
from rongmei.faces.rest.fields import DONE, MADE, Id
from rongmei.faces.rest.frame import Asked, needs
from rongmei.faces.rest.organisations.schemas import TeamIn
from rongmei.faces.rest.paging import Page, Part, cut, whole

router = Router()


@router.get("/me", response=s.Me)
@needs(accounts.SEE)
def me(request: Asked) -> Any:
    """Whom this token acts for, and what it may."""
    actor = request.actor
    said = {"user": actor.user, "name": actor.name, "organisation": actor.organisation}
    return said | {"roles": sorted(actor.roles), "scopes": sorted(actor.scopes or ())}


@router.get("/people", response=Page[s.PersonOut])
@needs(accounts.SEE)
def people(request: Asked, asked: Query[Part], active: bool = True) -> Any:
    """People and programs here, the first who came first."""
    return cut(accounts.people(active=active), asked, key=lambda person: person.membership)


@router.post("/people", response={201: s.NewPersonOut})
@needs(accounts.ADD)
def add_person(request: Asked, sent: s.PersonIn) -> Any:
    """Add a person."""
    return accounts.add_person(actor=request.actor, **sent.dict())


@router.post("/people/admit", response=MADE)
@needs(accounts.ADD)
def admit_person(request: Asked, sent: s.AdmittedIn) -> Any:
    """Give somebody who has an account a place here; the answer names the membership."""
    return {"id": accounts.admit_person(actor=request.actor, **sent.dict())}


@router.post("/people/import", response={201: Page[s.NewPersonOut]})
@needs(accounts.ADD)
def import_people(request: Asked, sent: s.RosterIn) -> Any:
    """Add everybody of a list, or nobody."""
    rows = [accounts.RosterRow(line, **row.dict()) for line, row in enumerate(sent.people, 1)]
    return whole(accounts.import_people(actor=request.actor, rows=rows))


@router.get("/people/{membership}", response=s.PersonOut)
@needs(accounts.SEE)
def person(request: Asked, membership: Path[Id]) -> Any:
    """One person."""
    return accounts.person(membership)


@router.put("/people/{membership}/title", response=DONE)
@needs(accounts.DESCRIBE)
def describe_person(request: Asked, membership: Path[Id], sent: s.TitleIn) -> None:
    """Change what a person is here."""
    accounts.describe_person(actor=request.actor, membership=membership, title=sent.title)


@router.put("/people/{membership}/roles", response=DONE)
@needs(accounts.GRANT)
def change_roles(request: Asked, membership: Path[Id], sent: s.RolesIn) -> None:
    """Grant exactly these roles."""
    accounts.change_roles(actor=request.actor, membership=membership, roles=sent.roles)


@router.post("/people/{membership}/deactivate", response=DONE)
@needs(accounts.DEACTIVATE)
def deactivate_person(request: Asked, membership: Path[Id]) -> None:
    """End a person's place here."""
    accounts.deactivate_person(actor=request.actor, membership=membership)


@router.post("/people/{membership}/reactivate", response=DONE)
@needs(accounts.DEACTIVATE)
def reactivate_person(request: Asked, membership: Path[Id]) -> None:
    """Give a person their place back."""
    accounts.reactivate_person(actor=request.actor, membership=membership)


@router.post("/people/{membership}/password", response=s.Password)
@needs(accounts.RESET)
def reset_password(request: Asked, membership: Path[Id]) -> Any:
    """Give a person a new first password."""
    return {"first_password": accounts.reset_password(actor=request.actor, membership=membership)}


@router.delete("/people/{membership}/second-factor", response=DONE)
@needs(accounts.UNLOCK)
def reset_second_factor(request: Asked, membership: Path[Id]) -> None:
    """Take a lost second factor away."""
    accounts.reset_second_factor(actor=request.actor, membership=membership)


@router.delete("/people/{membership}/lock", response=DONE)
@needs(accounts.UNLOCK)
def unlock_person(request: Asked, membership: Path[Id]) -> None:
    """Lift a lock-out after too many wrong passwords at once."""
    username = accounts.unlock_person(actor=request.actor, membership=membership)
    ratelimit.clear(request, action="login_failed", key=accounts.attempts_key(username))


@router.get("/sign-in-policy", response=s.RolesOut)
@needs(accounts.OPERATE)
def second_factor_roles(request: Asked) -> Any:
    """Which roles sign in with a second factor."""
    return {"roles": sorted(accounts.second_factor_roles())}


@router.put("/sign-in-policy", response=DONE)
@needs(accounts.SET_POLICY)
def require_second_factor(request: Asked, sent: s.RolesIn) -> None:
    """Say which roles sign in with a second factor."""
    accounts.require_second_factor(actor=request.actor, roles=[role for role in sent.roles if role != Role.SYSTEM])


@router.post("/teams", response=MADE)
@needs(FORM_TEAM)
def form_team(request: Asked, sent: TeamIn) -> Any:
    """Form a task team and seat its members; the answer names the desk."""
    return {"id": accounts.form_team(actor=request.actor, **sent.dict())}


@router.put("/desks/{desk}/seats/{user}", response=DONE)
@needs(accounts.SEAT)
def seat(request: Asked, desk: Path[Id], user: Path[Id]) -> None:
    """Seat a person at a desk or in a team."""
    accounts.seat(actor=request.actor, desk=desk, user=user)


@router.delete("/desks/{desk}/seats/{user}", response=DONE)
@needs(accounts.SEAT)
def leave_desk(request: Asked, desk: Path[Id], user: Path[Id]) -> None:
    """Take a person from a desk or team."""
    accounts.leave_desk(actor=request.actor, desk=desk, user=user)


@router.post("/programs", response=MADE)
@needs(accounts.KEEP_TOKENS)
def add_program(request: Asked, sent: s.ProgramIn) -> Any:
    """Add a program; the answer names its membership."""
    return {"id": accounts.add_program(actor=request.actor, **sent.dict())}


@router.get("/tokens", response=Page[s.TokenOut])
@needs(accounts.HOLD_TOKEN)
def tokens_of(request: Asked, asked: Query[Part]) -> Any:
    """One's own tokens, the newest first."""
    return cut(accounts.tokens_of(request.actor), asked, newest=True)


@router.get("/tokens/all", response=Page[s.TokenOut])
@needs(accounts.KEEP_TOKENS)
def tokens(request: Asked, asked: Query[Part]) -> Any:
    """Everybody's tokens, the newest first."""
    return cut(accounts.tokens(), asked, newest=True)


@router.post("/tokens", response={201: s.NewTokenOut})
@needs(accounts.KEEP_TOKENS)
def issue_token(request: Asked, sent: s.TokenIn) -> Any:
    """Issue a token to a program; a person's own are issued on the page where they sign in."""
    return accounts.issue_token(actor=request.actor, **sent.dict())


@router.delete("/tokens/{token}", response=DONE)
@needs(accounts.HOLD_TOKEN)
def revoke_token(request: Asked, token: Path[Id]) -> None:
    """End a token at once."""
    accounts.revoke_token(actor=request.actor, token=token)

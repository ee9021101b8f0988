"""The organisation, its desks, teams and licences."""

from typing import Any

from ninja import Path, Query, Router

from rongmei.domains.organisations import api as organisations
from rongmei.faces.rest.fields import DONE, MADE, Id
from rongmei.faces.rest.frame import Asked, needs
from rongmei.faces.rest.organisations import schemas as s
from rongmei.faces.rest.paging import Page, Part, cut, whole

router = Router()


@router.get("/organisation", response=s.OrganisationOut)
@needs(organisations.SEE)
def organisation(request: Asked) -> Any:
    """One's own organisation."""
    return organisations.organisation(request.actor.organisation)


@router.put("/organisation", response=DONE)
@needs(organisations.RENAME)
def rename_organisation(request: Asked, sent: s.NamesIn) -> None:
    """Change its names."""
    organisations.rename_organisation(actor=request.actor, **sent.dict())


@router.put("/organisation/logo", response=DONE)
@needs(organisations.RENAME)
def set_logo(request: Asked, sent: s.LogoIn) -> None:
    """Change its mark."""
    organisations.set_logo(actor=request.actor, logo=sent.logo or "")


@router.put("/organisation/position", response=DONE)
@needs(organisations.RENAME)
def place_on_map(request: Asked, sent: s.PositionIn) -> None:
    """Say where it sits, for the map of the level above."""
    organisations.place_on_map(actor=request.actor, longitude=sent.longitude, latitude=sent.latitude)


@router.get("/organisations", response=Page[s.OrganisationOut])
@needs(organisations.SEE)
def tree(request: Asked, asked: Query[Part]) -> Any:
    """Every organisation of the node, the first founded first; `parent` makes a tree of them."""
    return cut(organisations.tree(), asked)


@router.get("/licences", response=Page[s.LicenceOut])
@needs(organisations.SEE)
def licences(request: Asked) -> Any:
    """Licences shown on every public page."""
    return whole(organisations.licences())


@router.put("/licences/{kind}", response=DONE)
@needs(organisations.KEEP_LICENCE)
def keep_licence(request: Asked, kind: Path[organisations.LicenceKind], sent: s.LicenceIn) -> None:
    """Write a licence's number down."""
    organisations.keep_licence(actor=request.actor, kind=kind, **sent.dict())


@router.get("/desks", response=Page[s.DeskOut])
@needs(organisations.SEE)
def desks(request: Asked, asked: Query[Part], open_only: bool = True) -> Any:
    """Desks and task teams, the first opened first."""
    return cut(organisations.desks(open_only=open_only), asked)


@router.post("/desks", response=MADE)
@needs(organisations.OPEN_DESK)
def open_desk(request: Asked, sent: s.DeskIn) -> Any:
    """Open a desk."""
    return {"id": organisations.open_desk(actor=request.actor, **sent.dict())}


@router.get("/desks/{desk}", response=s.DeskOut)
@needs(organisations.SEE)
def desk(request: Asked, desk: Path[Id]) -> Any:
    """One desk or task team."""
    return organisations.desk(desk)


@router.post("/desks/{desk}/close", response=DONE)
@needs(organisations.SEE)
def close_desk(request: Asked, desk: Path[Id]) -> None:
    """Close a desk, or end a task team, as its convener may."""
    organisations.close_desk(actor=request.actor, desk=desk)

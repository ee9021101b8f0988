"""Providers, runs, items."""

from typing import Any

from ninja import Path, Query, Router

from rongmei.domains.ingest import api as ingest
from rongmei.faces.rest.fields import DONE, MADE, Id, Made
from rongmei.faces.rest.frame import Asked, needs
from rongmei.faces.rest.ingest import schemas as s
from rongmei.faces.rest.paging import Page, Part, cut, page, whole

router = Router()


@router.get("/providers", response=Page[s.ProviderOut])
@needs(ingest.SEE)
def providers(request: Asked, asked: Query[Part], archived: bool = False) -> Any:
    """Providers, the first added first; those that were archived only when asked for."""
    return cut(ingest.providers(archived=archived), asked)


@router.post("/providers", response=MADE)
@needs(ingest.KEEP)
def add_provider(request: Asked, sent: s.ProviderIn) -> Any:
    """Add a provider."""
    return {"id": ingest.add_provider(actor=request.actor, **sent.dict())}


@router.get("/providers/{provider}", response=s.ProviderAlone)
@needs(ingest.SEE)
def provider(request: Asked, provider: Path[Id]) -> Any:
    """One provider with its last fetches."""
    found, runs = ingest.provider(provider)
    return {**s.ProviderOut.from_orm(found).dict(), "runs": runs}


@router.put("/providers/{provider}", response=DONE)
@needs(ingest.KEEP)
def change_provider(request: Asked, provider: Path[Id], sent: s.ProviderIn) -> None:
    """Change a provider."""
    ingest.change_provider(actor=request.actor, provider=provider, **sent.dict())


@router.post("/providers/{provider}/pause", response=DONE)
@needs(ingest.KEEP)
def pause_provider(request: Asked, provider: Path[Id]) -> None:
    """Fetch it no more until it is resumed."""
    ingest.pause_provider(actor=request.actor, provider=provider)


@router.post("/providers/{provider}/resume", response=DONE)
@needs(ingest.KEEP)
def resume_provider(request: Asked, provider: Path[Id]) -> None:
    """Fetch it again by the clock."""
    ingest.resume_provider(actor=request.actor, provider=provider)


@router.post("/providers/{provider}/archive", response=DONE)
@needs(ingest.KEEP)
def archive_provider(request: Asked, provider: Path[Id]) -> None:
    """Put a provider away; its items stay."""
    ingest.archive_provider(actor=request.actor, provider=provider)


@router.post("/providers/{provider}/runs", response={202: Made})
@needs(ingest.RUN)
def ask_run(request: Asked, provider: Path[Id]) -> Any:
    """Ask for a fetch at once; a worker makes it, and the provider tells how it goes."""
    return {"id": ingest.ask_run(actor=request.actor, provider=provider)}


@router.post("/runs/{run}/stop", response=DONE)
@needs(ingest.RUN)
def stop_run(request: Asked, run: Path[Id]) -> None:
    """Stop a fetch; what it has taken stays."""
    ingest.stop_run(actor=request.actor, run=run)


@router.get("/items", response=Page[s.ItemOut])
@needs(ingest.SEE)
def items(request: Asked, asked: Query[s.ItemsAsked]) -> Any:
    """Items, the newest first."""
    found = ingest.items(words=asked.words, provider=asked.provider, before=asked.cursor, limit=asked.more)
    return page(found, asked)


@router.get("/items/{item}", response=s.ItemOut)
@needs(ingest.SEE)
def item(request: Asked, item: Path[Id]) -> Any:
    """One item."""
    return ingest.item(item)


@router.get("/items/{item}/revisions", response=Page[s.RevisionOut])
@needs(ingest.SEE)
def revisions(request: Asked, item: Path[Id]) -> Any:
    """What an item said before, the latest change first."""
    return whole(ingest.revisions(item))

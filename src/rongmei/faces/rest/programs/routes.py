"""Webhooks, and what was sent to them."""

from typing import Any

from ninja import Path, Query, Router

from rongmei.domains.programs import api as programs
from rongmei.faces.rest.fields import DONE, Id
from rongmei.faces.rest.frame import Asked, needs
from rongmei.faces.rest.paging import Page, page, whole
from rongmei.faces.rest.programs import schemas as s

router = Router()


@router.get("/webhooks", response=Page[s.WebhookOut])
@needs(programs.KEEP_WEBHOOKS)
def webhooks(request: Asked) -> Any:
    """Every webhook, the oldest first."""
    return whole(programs.webhooks())


@router.post("/webhooks", response={201: s.NewWebhookOut})
@needs(programs.KEEP_WEBHOOKS)
def add_webhook(request: Asked, sent: s.WebhookIn) -> Any:
    """Let an address hear of deeds from now on; the secret is told once."""
    return programs.add_webhook(actor=request.actor, **sent.dict())


@router.get("/webhooks/kinds", response=Page[s.KindOut])
@needs(programs.KEEP_WEBHOOKS)
def subscribable(request: Asked) -> Any:
    """The kinds of deeds a webhook may hear of."""
    return whole(programs.subscribable())


@router.get("/webhooks/{webhook}", response=s.WebhookOut)
@needs(programs.KEEP_WEBHOOKS)
def webhook(request: Asked, webhook: Path[Id]) -> Any:
    """One webhook."""
    return programs.webhook(webhook)


@router.put("/webhooks/{webhook}", response=DONE)
@needs(programs.KEEP_WEBHOOKS)
def change_webhook(request: Asked, webhook: Path[Id], sent: s.WebhookIn) -> None:
    """Send elsewhere, or other kinds."""
    programs.change_webhook(actor=request.actor, webhook=webhook, **sent.dict())


@router.delete("/webhooks/{webhook}", response=DONE)
@needs(programs.KEEP_WEBHOOKS)
def remove_webhook(request: Asked, webhook: Path[Id]) -> None:
    """Remove a webhook with its pushes, those that wait too."""
    programs.remove_webhook(actor=request.actor, webhook=webhook)


@router.post("/webhooks/{webhook}/pause", response=DONE)
@needs(programs.KEEP_WEBHOOKS)
def pause_webhook(request: Asked, webhook: Path[Id]) -> None:
    """Send nothing until it is resumed."""
    programs.pause_webhook(actor=request.actor, webhook=webhook)


@router.post("/webhooks/{webhook}/resume", response=DONE)
@needs(programs.KEEP_WEBHOOKS)
def resume_webhook(request: Asked, webhook: Path[Id]) -> None:
    """Send what waits and what is done from now on."""
    programs.resume_webhook(actor=request.actor, webhook=webhook)


@router.post("/webhooks/{webhook}/secret", response=s.SecretOut)
@needs(programs.KEEP_WEBHOOKS)
def rotate_secret(request: Asked, webhook: Path[Id]) -> Any:
    """Give a webhook a new secret, told once; the old one signs nothing any more."""
    return {"secret": programs.rotate_secret(actor=request.actor, webhook=webhook)}


@router.get("/webhooks/{webhook}/pushes", response=Page[s.PushOut])
@needs(programs.KEEP_WEBHOOKS)
def pushes(request: Asked, webhook: Path[Id], asked: Query[s.PushesAsked]) -> Any:
    """What was sent to a webhook or waits, the newest first."""
    found = programs.pushes(webhook, state=asked.state or "", before=asked.cursor, limit=asked.more)
    return page(found, asked)


@router.post("/pushes/{push}/redeliver", response=DONE)
@needs(programs.KEEP_WEBHOOKS)
def redeliver(request: Asked, push: Path[Id]) -> None:
    """Send a push again, under the same message id."""
    programs.redeliver(actor=request.actor, push=push)

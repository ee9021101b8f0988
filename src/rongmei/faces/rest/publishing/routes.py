"""Deliveries, corrections, withdrawals."""

from typing import Any

from ninja import Path, Query, Router

from rongmei.domains.publishing import api as publishing
from rongmei.faces.rest.fields import DONE, MADE, Id
from rongmei.faces.rest.frame import Asked, needs
from rongmei.faces.rest.paging import Page, page, whole
from rongmei.faces.rest.publishing import schemas as s

router = Router()


@router.get("/deliveries", response=Page[s.DeliveryOut])
@needs(publishing.SEE)
def deliveries(request: Asked, asked: Query[s.DeliveriesAsked]) -> Any:
    """Deliveries, the newest first."""
    found = publishing.deliveries(
        story=asked.story, state=asked.state or "", words=asked.words, before=asked.cursor, limit=asked.more
    )
    return page(found, asked)


@router.get("/deliveries/{delivery}", response=s.DeliveryOut)
@needs(publishing.SEE)
def delivery(request: Asked, delivery: Path[Id]) -> Any:
    """One delivery."""
    return publishing.delivery(delivery)


@router.post("/deliveries/{delivery}/cancel", response=DONE)
@needs(publishing.PUBLISH)
def cancel(request: Asked, delivery: Path[Id]) -> None:
    """Let a delivery go that is not out yet."""
    publishing.cancel(actor=request.actor, delivery=delivery)


@router.post("/deliveries/{delivery}/retry", response=DONE)
@needs(publishing.PUBLISH)
def retry(request: Asked, delivery: Path[Id]) -> None:
    """Send a failed delivery again."""
    publishing.retry(actor=request.actor, delivery=delivery)


@router.post("/deliveries/{delivery}/reschedule", response=DONE)
@needs(publishing.PUBLISH)
def reschedule(request: Asked, delivery: Path[Id], sent: s.When) -> None:
    """Give a planned delivery another time."""
    publishing.reschedule(actor=request.actor, delivery=delivery, at=sent.at)


@router.post("/stories/{story}/publish", response=MADE)
@needs(publishing.PUBLISH)
def publish(request: Asked, story: Path[Id], sent: s.PublishIn) -> Any:
    """Send a signed story out, at once or at a time; the answer names the delivery."""
    return {"id": publishing.publish(actor=request.actor, story=story, at=sent.at, note=sent.note)}


@router.post("/stories/{story}/withdraw", response=DONE)
@needs(publishing.WITHDRAW)
def withdraw(request: Asked, story: Path[Id], sent: s.ReasonIn) -> None:
    """Take a published story from the site."""
    publishing.withdraw(actor=request.actor, story=story, reason=sent.reason)


@router.get("/stories/{story}/notices", response=Page[s.NoticeOut])
@needs(publishing.SEE)
def notices(request: Asked, story: Path[Id]) -> Any:
    """What readers were told of a story's corrections and withdrawal."""
    return whole(publishing.notices(story))


@router.get("/publishing/ready", response=Page[s.ReadyOut])
@needs(publishing.SEE)
def ready(request: Asked, asked: Query[s.ReadyAsked]) -> Any:
    """Signed stories that wait to be sent out, at most a hundred, the latest signature first."""
    return whole(publishing.ready(words=asked.words))


@router.get("/publishing/live", response=Page[s.DeliveryOut])
@needs(publishing.SEE)
def live(request: Asked) -> Any:
    """What is on the site now, at most five hundred, the newest first."""
    return whole(publishing.live())


@router.get("/publishing/under-way", response=Page[s.DeliveryOut])
@needs(publishing.SEE)
def under_way(request: Asked) -> Any:
    """What has yet to go out, at most a hundred, what failed first."""
    return whole(publishing.under_way())


@router.get("/channels", response=Page[s.ChannelOut])
@needs(publishing.SEE)
def channels(request: Asked) -> Any:
    """Where stories go."""
    return whole([{"code": code, "name": name} for code, name in publishing.channels()])

"""The journal for auditors, and what waits in it for a person."""

from collections.abc import Sequence
from typing import Any

from ninja import Query, Router

from rongmei.core.journal import kinds, parking, search
from rongmei.core.journal.models import Entry
from rongmei.domains.accounts import api as accounts
from rongmei.faces.rest.frame import Asked, needs
from rongmei.faces.rest.journal import schemas as s
from rongmei.faces.rest.paging import Page, Part, page

router = Router()


@router.get("/journal", response=Page[s.EntryOut])
@needs(accounts.AUDIT)
def deeds(request: Asked, asked: Query[s.DeedsAsked]) -> Any:
    """What was done, the latest first."""
    wanted = asked.dict(exclude={"cursor", "limit"})
    found = _told(list(search.deeds(**wanted, before=asked.cursor)[: asked.more]))
    return page(found, asked, key=lambda entry: entry["id"])


@router.get("/journal/parked", response=Page[s.ParkedOut])
@needs(accounts.OPERATE)
def parked(request: Asked, asked: Query[Part]) -> Any:
    """Deeds that a part of the system could not take, the oldest first."""
    return page(parking.parked(after=asked.cursor, limit=asked.more), asked)


@router.post("/journal/parked/retry", response=s.RetriedOut)
@needs(accounts.MAINTAIN)
def retry_now(request: Asked) -> Any:
    """Hand every one of them over again."""
    return {"count": parking.retry_now()}


def _told(entries: Sequence[Entry]) -> list[dict[str, Any]]:
    labels, names = kinds(), accounts.names({e.actor for e in entries})
    return [
        {
            "id": e.pk, "at": e.at, "actor": e.actor, "actor_name": names.get(e.actor or 0, ""), "verb": e.verb,
            "label": labels[e.verb].label if e.verb in labels else e.verb,
            "object_kind": e.object_kind, "object_id": e.object_id, "data": e.data,
        }
        for e in entries
    ]  # fmt: skip

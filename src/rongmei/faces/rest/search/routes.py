"""Search over everything of the centre."""

from typing import Any

from ninja import Query, Router

from rongmei.core.search import query
from rongmei.domains.assets import api as assets
from rongmei.domains.ingest import api as ingest
from rongmei.domains.planning import api as planning
from rongmei.domains.stories import api as stories
from rongmei.faces.rest.frame import Asked, needs
from rongmei.faces.rest.paging import Page, whole
from rongmei.faces.rest.search import schemas as s
from rongmei.faces.rest.search.schemas import Searched

router = Router()
SEES = {
    Searched.STORY: stories.SEE,
    Searched.TOPIC: planning.SEE,
    Searched.LEAD: planning.SEE,
    Searched.ITEM: ingest.SEE,
    Searched.ASSET: assets.SEE,
}


@router.get("/search", response=Page[s.HitOut])
@needs(planning.SEE)
def find(request: Asked, asked: Query[s.SearchAsked]) -> Any:
    """The newest that hold every word, of the kinds the token may see; the list of a kind has them all."""
    kinds = [kind.value for kind in Searched if asked.kind in (None, kind) and SEES[kind].held_by(request.actor)]
    return whole(query.find(asked.words, kinds=kinds, limit=asked.limit) if kinds else [])

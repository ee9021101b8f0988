"""What planning does when something happens below it."""

from rongmei.core.journal import Deed, on
from rongmei.core.permissions import Actor
from rongmei.domains.ingest.api import item
from rongmei.domains.planning.actions.leads import make_lead


@on("item.received", name="planning.leads")
def lead_from_item(deed: Deed) -> None:
    """Every item that comes in becomes one lead, but for an old site's articles, which are no news."""
    if deed.data.get("archive"):
        return
    found = item(deed.object_id)
    make_lead(
        actor=Actor.system(deed.organisation),
        headline=found.headline,
        summary=found.summary,
        source=found.source,
        url=found.url,
        item=found.id,
        at=deed.at,
    )

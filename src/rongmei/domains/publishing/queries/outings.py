"""Which stories readers can open, or could."""

import os
from collections.abc import Collection
from datetime import datetime

from django.conf import settings

from rongmei.domains.publishing.enums import DeliveryState
from rongmei.domains.publishing.models import Delivery
from rongmei.domains.publishing.queries.deliveries import records
from rongmei.domains.publishing.queries.records import Outing


def is_live(centre: str, story: int) -> bool:
    """True while readers can open a story on a centre's site.

    Its ninjs in the public folder says so, which baking writes and a withdrawal takes away: no database is asked, so
    that readings are counted while it is down.

    Args:
        centre: the centre's code; a name that leads elsewhere is no centre.
    """
    if not centre.replace("-", "").replace("_", "").isalnum():
        return False
    return os.path.isfile(settings.RONGMEI_PUBLIC_ROOT / centre / f"ninjs/{story}.json")


def went_live(stories: Collection[int] | None = None, *, since: datetime | None = None) -> dict[int, Outing]:
    """Stories that are or were on the site, by id: some, or all that first went live since a moment."""
    found = Delivery.objects.filter(first_live_at__isnull=False).exclude(live_at=None)
    if stories is not None:
        found = found.filter(story_id__in=stories)
    if since:
        found = found.filter(first_live_at__gte=since)
    told = records(found.select_related("channel").order_by("pk"))
    return {
        d.story: Outing(d.story, d.headline, d.first_live_at, d.state == DeliveryState.LIVE, d.url)
        for d in told
        if d.first_live_at
    }

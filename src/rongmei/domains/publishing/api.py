"""The door of publishing."""

from rongmei.domains.publishing.actions.patrol import patrol
from rongmei.domains.publishing.actions.queueing import cancel, publish, reschedule, retry, withdraw
from rongmei.domains.publishing.actions.site import site
from rongmei.domains.publishing.actions.suspending import restore, suspend
from rongmei.domains.publishing.actions.tombstones import honour_tombstones
from rongmei.domains.publishing.adapters.article import Article, Site, Teaser
from rongmei.domains.publishing.adapters.formatters import ninjs
from rongmei.domains.publishing.adapters.formatters.pages import site_assets
from rongmei.domains.publishing.enums import DeliveryState
from rongmei.domains.publishing.queries.deliveries import (
    channels,
    deliveries,
    delivery,
    live,
    ready,
    tally,
    under_way,
)
from rongmei.domains.publishing.queries.holds import is_suspended
from rongmei.domains.publishing.queries.notices import notices
from rongmei.domains.publishing.queries.outings import is_live, went_live
from rongmei.domains.publishing.queries.readers import public_url, search_published
from rongmei.domains.publishing.queries.records import DeliveryRecord, Found, NoticeRecord, Outing, ReadyRecord
from rongmei.domains.publishing.rules import PUBLISH, SEE, WITHDRAW

__all__ = [
    "PUBLISH",
    "SEE",
    "WITHDRAW",
    "Article",
    "DeliveryRecord",
    "DeliveryState",
    "Found",
    "NoticeRecord",
    "Outing",
    "ReadyRecord",
    "Site",
    "Teaser",
    "cancel",
    "channels",
    "deliveries",
    "delivery",
    "honour_tombstones",
    "is_live",
    "is_suspended",
    "live",
    "ninjs",
    "notices",
    "patrol",
    "public_url",
    "publish",
    "ready",
    "reschedule",
    "restore",
    "retry",
    "search_published",
    "site",
    "site_assets",
    "suspend",
    "tally",
    "under_way",
    "went_live",
    "withdraw",
]

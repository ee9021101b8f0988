"""The door of publishing."""

from rongmei.domains.publishing.actions.baking import patrol, site
from rongmei.domains.publishing.actions.queueing import cancel, publish, retry, withdraw
from rongmei.domains.publishing.adapters.article import Article, Site
from rongmei.domains.publishing.adapters.formatters.pages import site_assets
from rongmei.domains.publishing.enums import DeliveryState
from rongmei.domains.publishing.queries import (
    DeliveryRecord,
    Found,
    NoticeRecord,
    channels,
    deliveries,
    live,
    notices,
    public_url,
    search_published,
)
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
    "Site",
    "cancel",
    "channels",
    "deliveries",
    "live",
    "notices",
    "patrol",
    "public_url",
    "publish",
    "retry",
    "search_published",
    "site",
    "site_assets",
    "withdraw",
]

"""The door of publishing."""

from rongmei.domains.publishing.actions.old_reading import Reading, import_old_site, try_old_site
from rongmei.domains.publishing.actions.old_reading import Source as OldSource
from rongmei.domains.publishing.actions.old_signing import MOST as MOST_SIGNED
from rongmei.domains.publishing.actions.old_signing import old_mark, sign_old_site
from rongmei.domains.publishing.actions.patrol import patrol
from rongmei.domains.publishing.actions.queueing import cancel, publish, reschedule, retry, withdraw
from rongmei.domains.publishing.actions.site import site
from rongmei.domains.publishing.actions.suspending import restore, suspend
from rongmei.domains.publishing.actions.tombstones import honour_tombstones
from rongmei.domains.publishing.adapters.article import Article, Site, Teaser
from rongmei.domains.publishing.adapters.formatters import ninjs
from rongmei.domains.publishing.adapters.formatters.pages import site_assets
from rongmei.domains.publishing.adapters.old_addresses import TARGET, address_key, bare_host, file_of
from rongmei.domains.publishing.enums import DeliveryState, OldArticleState
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
from rongmei.domains.publishing.queries.old_sites import (
    OldArticleRecord,
    OldSiteRecord,
    old_articles,
    old_origin,
    old_problems,
    old_site,
    old_sites,
)
from rongmei.domains.publishing.queries.outings import is_live, went_live
from rongmei.domains.publishing.queries.readers import public_url, search_published
from rongmei.domains.publishing.queries.records import DeliveryRecord, Found, NoticeRecord, Outing, ReadyRecord
from rongmei.domains.publishing.rules import PUBLISH, SEE, SEE_OLD, WITHDRAW

__all__ = [
    "MOST_SIGNED",
    "PUBLISH",
    "SEE",
    "SEE_OLD",
    "TARGET",
    "WITHDRAW",
    "Article",
    "DeliveryRecord",
    "DeliveryState",
    "Found",
    "NoticeRecord",
    "OldArticleRecord",
    "OldArticleState",
    "OldSiteRecord",
    "OldSource",
    "Outing",
    "Reading",
    "ReadyRecord",
    "Site",
    "Teaser",
    "address_key",
    "bare_host",
    "cancel",
    "channels",
    "deliveries",
    "delivery",
    "file_of",
    "honour_tombstones",
    "import_old_site",
    "is_live",
    "is_suspended",
    "live",
    "ninjs",
    "notices",
    "old_articles",
    "old_mark",
    "old_origin",
    "old_problems",
    "old_site",
    "old_sites",
    "patrol",
    "public_url",
    "publish",
    "ready",
    "reschedule",
    "restore",
    "retry",
    "search_published",
    "sign_old_site",
    "site",
    "site_assets",
    "suspend",
    "tally",
    "try_old_site",
    "under_way",
    "went_live",
    "withdraw",
]

"""The door of publishing."""

from rongmei.domains.publishing.actions.queueing import cancel, publish, retry, withdraw
from rongmei.domains.publishing.enums import DeliveryState
from rongmei.domains.publishing.queries import (
    DeliveryRecord,
    NoticeRecord,
    channels,
    deliveries,
    live,
    notices,
    public_url,
)
from rongmei.domains.publishing.rules import PUBLISH, SEE, WITHDRAW

__all__ = [
    "PUBLISH",
    "SEE",
    "WITHDRAW",
    "DeliveryRecord",
    "DeliveryState",
    "NoticeRecord",
    "cancel",
    "channels",
    "deliveries",
    "live",
    "notices",
    "public_url",
    "publish",
    "retry",
    "withdraw",
]

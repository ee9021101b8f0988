"""Which verb takes a delivery where."""

from rongmei.core.registry import Transitions
from rongmei.domains.publishing.enums import DeliveryState as D

DELIVERY = Transitions(
    "publishing.delivery",
    {
        (D.PENDING, "send"): D.SENDING,
        (D.SENDING, "send"): D.SENDING,
        (D.SENDING, "go_live"): D.LIVE,
        (D.SENDING, "fail"): D.FAILED,
        (D.SENDING, "postpone"): D.PENDING,
        (D.FAILED, "retry"): D.PENDING,
        (D.PENDING, "reschedule"): D.PENDING,
        (D.PENDING, "cancel"): D.CANCELLED,
        (D.PENDING, "void"): D.CANCELLED,
        (D.SENDING, "void"): D.CANCELLED,
        (D.LIVE, "correct"): D.CORRECTED,
        (D.PENDING, "withdraw"): D.WITHDRAWN,
        (D.SENDING, "withdraw"): D.WITHDRAWN,
        (D.LIVE, "withdraw"): D.WITHDRAWN,
        (D.FAILED, "withdraw"): D.WITHDRAWN,
        (D.LIVE, "suspend"): D.SUSPENDED,
        (D.SENDING, "suspend"): D.PENDING,
        (D.SUSPENDED, "restore"): D.LIVE,
        (D.SUSPENDED, "void"): D.CANCELLED,
        (D.SUSPENDED, "withdraw"): D.WITHDRAWN,
    },
    dict(D.choices),
)

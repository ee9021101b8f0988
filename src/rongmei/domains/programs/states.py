"""Which verb takes what where."""

from rongmei.core.registry import Transitions
from rongmei.domains.programs.enums import PushState as P
from rongmei.domains.programs.enums import WebhookState as W

WEBHOOK = Transitions(
    "programs.webhook",
    {
        (W.ACTIVE, "pause"): W.PAUSED,
        (W.PAUSED, "resume"): W.ACTIVE,
        (W.DISABLED, "resume"): W.ACTIVE,
        (W.ACTIVE, "disable"): W.DISABLED,
        (W.PAUSED, "disable"): W.DISABLED,
    },
    dict(W.choices),
)

PUSH = Transitions(
    "programs.push",
    {
        (P.PENDING, "send"): P.SENDING,
        (P.SENDING, "send"): P.SENDING,
        (P.SENDING, "deliver"): P.DELIVERED,
        (P.SENDING, "postpone"): P.PENDING,
        (P.SENDING, "fail"): P.FAILED,
        (P.FAILED, "redeliver"): P.PENDING,
        (P.DELIVERED, "redeliver"): P.PENDING,
    },
    dict(P.choices),
)

"""Which verb takes a review or one of its steps where."""

from rongmei.core.registry import Transitions
from rongmei.domains.review.enums import ReviewState as R
from rongmei.domains.review.enums import StepState as S

REVIEW = Transitions(
    "review.review",
    {
        (R.OPEN, "approve"): R.OPEN,
        (R.OPEN, "sign"): R.SIGNED,
        (R.OPEN, "return"): R.RETURNED,
        (R.OPEN, "withdraw"): R.WITHDRAWN,
        (R.SIGNED, "void"): R.VOIDED,
        (R.OPEN, "void"): R.VOIDED,
    },
    dict(R.choices),
)

STEP = Transitions(
    "review.step",
    {
        (S.WAITING, "turn"): S.TURN,
        (S.TURN, "approve"): S.APPROVED,
        (S.TURN, "return"): S.RETURNED,
        (S.TURN, "close"): S.CLOSED,
        (S.WAITING, "close"): S.CLOSED,
    },
    dict(S.choices),
)

"""Which verb takes what where."""

from rongmei.core.registry import Transitions
from rongmei.domains.liaison.enums import DifferenceState as D
from rongmei.domains.liaison.enums import IncomingState as I
from rongmei.domains.liaison.enums import OutgoingState as O
from rongmei.domains.liaison.enums import SuspensionState as P

OUTGOING = Transitions(
    "liaison.outgoing",
    {
        (O.PENDING, "send"): O.SENDING,
        (O.SENDING, "send"): O.SENDING,
        (O.SENDING, "deliver"): O.DELIVERED,
        (O.SENDING, "postpone"): O.PENDING,
        (O.SENDING, "fail"): O.FAILED,
        (O.FAILED, "retry"): O.PENDING,
    },
    dict(O.choices),
)

# A submission at its sender has no table: it says what the receipts say, in whatever order they come.
INCOMING = Transitions(
    "liaison.incoming",
    {
        (I.RECEIVED, "sign_for"): I.SIGNED_FOR,
        (I.SIGNED_FOR, "adopt"): I.ADOPTED,
        (I.SIGNED_FOR, "return"): I.RETURNED,
        (I.RECEIVED, "withdraw"): I.WITHDRAWN,
        (I.SIGNED_FOR, "withdraw"): I.WITHDRAWN,
    },
    {code: label for code, label in I.choices if code != I.NOTED},
)

DIFFERENCE = Transitions(
    "liaison.difference",
    {(D.OPEN, "take"): D.TAKEN, (D.OPEN, "dismiss"): D.DISMISSED},
    dict(D.choices),
)

SUSPENSION = Transitions(
    "liaison.suspension",
    {(P.OPEN, "confirm"): P.CONFIRMED, (P.OPEN, "restore"): P.RESTORED},
    dict(P.choices),
)

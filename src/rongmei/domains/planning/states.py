"""Which verb takes a lead, topic or assignment where."""

from rongmei.core.registry import Transitions
from rongmei.domains.planning.enums import AssignmentState as A
from rongmei.domains.planning.enums import LeadState as L
from rongmei.domains.planning.enums import TopicState as T

LEAD = Transitions(
    "planning.lead",
    {
        (L.NEW, "take"): L.TAKEN,
        (L.NEW, "drop"): L.DROPPED,
        (L.DROPPED, "restore"): L.NEW,
        (L.TAKEN, "take"): L.TAKEN,
        (L.TAKEN, "release"): L.NEW,
    },
    dict(L.choices),
)

TOPIC = Transitions(
    "planning.topic",
    {
        (T.PROPOSED, "approve"): T.APPROVED,
        (T.PROPOSED, "drop"): T.DROPPED,
        (T.APPROVED, "drop"): T.DROPPED,
        (T.DROPPED, "restore"): T.PROPOSED,
        (T.PROPOSED, "describe"): T.PROPOSED,
        (T.APPROVED, "describe"): T.APPROVED,
        (T.PROPOSED, "rest"): T.PROPOSED,
        (T.APPROVED, "rest"): T.APPROVED,
        (T.APPROVED, "cover"): T.APPROVED,
        (T.APPROVED, "finish"): T.DONE,
    },
    dict(T.choices),
)

ASSIGNMENT = Transitions(
    "planning.assignment",
    {
        (A.OFFERED, "accept"): A.ACCEPTED,
        (A.OFFERED, "cancel"): A.CANCELLED,
        (A.ACCEPTED, "cancel"): A.CANCELLED,
        (A.CANCELLED, "restore"): A.OFFERED,
        (A.OFFERED, "reassign"): A.OFFERED,
        (A.ACCEPTED, "reassign"): A.OFFERED,
        (A.OFFERED, "reschedule"): A.OFFERED,
        (A.ACCEPTED, "reschedule"): A.ACCEPTED,
        (A.ACCEPTED, "finish"): A.DONE,
    },
    dict(A.choices),
)

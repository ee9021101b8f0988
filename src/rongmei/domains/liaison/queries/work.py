"""What waits for somebody's decision."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, F, QuerySet, Value

from rongmei.domains.liaison.enums import DifferenceState, IncomingState, PackageKind, SuspensionState
from rongmei.domains.liaison.models import Difference, Incoming, Suspension

# The most urgent first.
SUSPENSION, DIFFERENCE = "suspension", "difference"
ORDER = (SUSPENSION, DIFFERENCE, IncomingState.RECEIVED.value, IncomingState.SIGNED_FOR.value)


@dataclass(frozen=True, slots=True)
class WorkRecord:
    """One thing to decide: a suspension, a difference, or a submission by its state."""

    kind: str
    id: int
    headline: str
    sender_name: str
    at: datetime


def open_work(*, limit: int = 100) -> list[WorkRecord]:
    """Suspensions, then differences, then submissions that nobody has dealt with, the oldest of each first."""
    waiting = (IncomingState.RECEIVED, IncomingState.SIGNED_FOR)
    came = Incoming.objects.filter(kind=PackageKind.SUBMISSION, state__in=waiting).values_list(
        F("state"), "pk", "headline", "sender__centre_name", "received_at"
    )  # fmt: skip
    changed = _matters(Difference.objects.filter(state=DifferenceState.OPEN), DIFFERENCE)
    gone = _matters(Suspension.objects.filter(state=SuspensionState.OPEN), SUSPENSION)
    found = [WorkRecord(*row) for row in came.union(changed, gone, all=True)[:limit]]
    return sorted(found, key=lambda work: (ORDER.index(work.kind), work.at))


def _matters(rows: "QuerySet[Any, Any]", kind: str) -> "QuerySet[Any, Any]":
    return rows.values_list(
        Value(kind, output_field=CharField()), "pk", "adoption__story__headline",
        "adoption__submission__sender__centre_name", "opened_at",
    )  # fmt: skip

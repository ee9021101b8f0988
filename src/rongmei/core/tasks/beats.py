"""Signs of life of the workers, and what they gave up on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count
from django.db.models.functions import Now
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker


def last_beat() -> datetime | None:
    """When a worker last told that it lives; None when none ever did."""
    found: datetime | None = ProcrastinateWorker.objects.order_by("-last_heartbeat").values_list(
        "last_heartbeat", flat=True
    ).first()  # fmt: skip
    return found


@dataclass(frozen=True, slots=True)
class Queue:
    """One queue: how many jobs in each state, and since when the oldest one waits that is due (None: none does)."""

    name: str
    counts: Mapping[str, int]
    oldest_due: datetime | None


def queues() -> list[Queue]:
    """Every queue that holds a job."""
    counts: dict[str, dict[str, int]] = {}
    for name, state, number in ProcrastinateJob.objects.values_list("queue_name", "status").annotate(n=Count("pk")):
        counts.setdefault(name, {})[state] = number
    return [Queue(name, found, _oldest_due(name)) for name, found in sorted(counts.items())]


def _oldest_due(queue: str) -> datetime | None:
    """A job's first event is that it was deferred; one that is scheduled waits from its time on."""
    due = ProcrastinateJob.objects.filter(queue_name=queue, status="todo").exclude(scheduled_at__gt=Now())
    first = due.order_by("pk").first()
    if first is None:
        return None
    told: datetime | None = first.scheduled_at or first.procrastinateevent_set.values_list("at", flat=True).first()
    return told


def failed_jobs() -> int:
    """How many jobs were given up on."""
    return ProcrastinateJob.objects.filter(status="failed").count()

"""Signs of life of the workers, and what they gave up on."""

from datetime import datetime

from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker


def last_beat() -> datetime | None:
    """When a worker last told that it lives; None when none ever did."""
    found: datetime | None = ProcrastinateWorker.objects.order_by("-last_heartbeat").values_list(
        "last_heartbeat", flat=True
    ).first()  # fmt: skip
    return found


def failed_jobs() -> int:
    """How many jobs were given up on."""
    return ProcrastinateJob.objects.filter(status="failed").count()

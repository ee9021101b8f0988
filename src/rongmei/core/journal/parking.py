"""Entries a subscriber could not take, shown to operators and handed over again on demand."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from rongmei.core.journal.dispatcher import ATTEMPTS
from rongmei.core.journal.models import Parked
from rongmei.core.scoping import current


@dataclass(frozen=True, slots=True)
class ParkedRecord:
    """One entry that waits: which subscriber, which entry, how often it failed and why."""

    id: int
    subscriber: str
    entry: int
    attempts: int
    error: str
    next_at: datetime


def parked(*, after: int | None = None, limit: int | None = None) -> list[ParkedRecord]:
    """Parked entries of the writing organisation, oldest first; all unless a limit is given.

    Args:
        after: only those with a greater id.
    """
    rows = Parked.objects.filter(organisation_id=current().writing, pk__gt=after or 0).order_by("id")
    return [ParkedRecord(p.pk, p.subscriber, p.entry_id, p.attempts, p.error, p.next_at) for p in rows[:limit]]


def given_up() -> int:
    """How many entries of the writing organisation wait for a person."""
    return Parked.objects.filter(organisation_id=current().writing, attempts__gte=ATTEMPTS).count()


def retry_now() -> int:
    """Let the dispatcher try every parked entry of the writing organisation again; returns how many."""
    rows = Parked.objects.filter(organisation_id=current().writing)
    return rows.update(attempts=0, next_at=timezone.now())

"""How the node stands at the moment it is asked; what cannot be told while the database is away is left out."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone
from prometheus_client.core import GaugeMetricFamily, Metric

from rongmei.core.journal import backlog
from rongmei.core.scoping import scoped
from rongmei.core.tasks.beats import last_beat, queues
from rongmei.domains.ingest.api import failing_providers
from rongmei.domains.organisations.api import centres
from rongmei.domains.publishing.api import tally
from rongmei.domains.stories.api import draft_log_bytes
from rongmei.runtime.backup import diary


class Standing:
    """A collector of gauges."""

    def collect(self) -> Iterator[Metric]:
        """All of them."""
        up = _database_up()
        yield _gauge("database_up", "1 when the database answers.", float(up))
        yield from _disk()
        yield from _backup()
        if up:
            yield from _work()
            yield from _journal()
            yield from _centres()
            yield _gauge("draft_log_bytes", "Size of the log of drafts, with its indexes.", draft_log_bytes())


def _gauge(name: str, meaning: str, value: float | None = None, labels: tuple[str, ...] = ()) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"rongmei_{name}", meaning, value=value, labels=labels or None)


def _database_up() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
    except DatabaseError:
        return False
    return True


def _disk() -> Iterator[Metric]:
    usage = shutil.disk_usage(settings.RONGMEI_HOME)
    yield _gauge("disk_free_bytes", "Free on the disk of RONGMEI_HOME.", usage.free)
    yield _gauge("disk_bytes", "Size of that disk.", usage.total)


def _backup() -> Iterator[Metric]:
    last = diary.read(Path(settings.RONGMEI_HOME))
    yield _gauge("backup_failed", "1 when the last timed backup failed.", float(bool(last.error)))
    if last.good_at:
        yield _gauge("backup_age_seconds", "Age of the last good backup.", _age(last.good_at))
        yield _gauge("backup_bytes", "Size of the last good backup.", last.size)


def _work() -> Iterator[Metric]:
    beat = last_beat()
    if beat:
        yield _gauge("worker_silence_seconds", "Since a worker last told that it lives.", _age(beat))
    depth = _gauge("jobs", "Jobs by queue and state.", labels=("queue", "state"))
    oldest = _gauge("jobs_oldest_seconds", "Age of the oldest job that waits and is due.", labels=("queue",))
    for queue in queues():
        for state, number in queue.counts.items():
            depth.add_metric([queue.name, state], number)
        if queue.oldest_due:
            oldest.add_metric([queue.name], _age(queue.oldest_due))
    yield depth
    yield oldest


def _journal() -> Iterator[Metric]:
    yield _gauge("journal_unsealed", f"Deeds not sealed yet (at most {backlog.MOST}).", backlog.unsealed())
    lag = _gauge("journal_lag", f"Deeds a subscriber has yet to hear (at most {backlog.MOST}).", labels=("subscriber",))
    for subscriber, number in backlog.lags().items():
        lag.add_metric([subscriber], number)
    yield lag
    parked = _gauge("journal_parked", "Deeds that could not be handled.", labels=("subscriber",))
    for subscriber, number in backlog.parked_by_subscriber().items():
        parked.add_metric([subscriber], number)
    yield parked


def _centres() -> Iterator[Metric]:
    """Summed over the node: figures by centre would tell one centre's operator of another's work."""
    deliveries, failing = Counter[str](), 0
    for place in centres():
        with scoped(place.id):
            deliveries.update(tally())
            failing += failing_providers()
    states = _gauge("deliveries", "Deliveries by state.", labels=("state",))
    for state, number in deliveries.items():
        states.add_metric([state], number)
    yield states
    yield _gauge("ingest_failing_providers", "Sources whose last fetch failed.", failing)


_age: Callable[[datetime], float] = lambda moment: (timezone.now() - moment).total_seconds()  # noqa: E731

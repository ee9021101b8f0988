"""Working off what is queued, here and now."""

from collections.abc import Iterator
from contextlib import contextmanager

from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.periodic import PeriodicRegistry


def drain(*queues: str) -> None:
    """Do the queued jobs of some queues in this process and come back when none is left; the clock's own jobs rest.

    For a process that has no worker beside it, such as one that loads data.
    """
    connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]
    with app.replace_connector(connector) as worker, _clock_resting(worker):
        worker.run_worker(
            concurrency=1, queues=list(queues), wait=False, listen_notify=False, delete_jobs="successful",
            install_signal_handlers=False,
        )  # fmt: skip


@contextmanager
def _clock_resting(worker: App) -> Iterator[None]:
    clock, worker.periodic_registry = worker.periodic_registry, PeriodicRegistry()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        worker.periodic_registry = clock

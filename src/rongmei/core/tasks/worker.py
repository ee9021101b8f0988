"""The worker: lanes of queues side by side, so that no long job stands before a short one."""

import asyncio
import logging
import signal
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import psycopg
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.jobs import Status
from procrastinate.manager import JobManager
from procrastinate.periodic import PeriodicRegistry

from rongmei.core.tasks.task import CLOCK

log = logging.getLogger(__name__)

# What people wait for, what the clock starts, and everything else: each lane works at two jobs at once.
QUICK = "publish"
AT_ONCE = 2
BEAT_SECONDS = 3.0
# What runs when the worker is asked to stop has so long. The worker beats no more by then, so that others would take
# its jobs up after three beats of silence.
GRACE_SECONDS = 2 * BEAT_SECONDS
PAUSE = 0.5


class Patient(JobManager):
    """Says how a job ended until the database hears it: nobody else would, and the job would run for ever."""

    async def finish_job_by_id_async(self, *args: Any, **kwargs: Any) -> None:
        """As procrastinate's."""
        await _heard(lambda: super(Patient, self).finish_job_by_id_async(*args, **kwargs))

    async def retry_job_by_id_async(self, job_id: int, *args: Any, **kwargs: Any) -> None:
        """As procrastinate's; a job of which another waits already ends, since that one does its work."""
        try:
            await _heard(lambda: super(Patient, self).retry_job_by_id_async(job_id, *args, **kwargs))
        except UniqueViolation:
            await self.finish_job_by_id_async(job_id=job_id, status=Status.ABORTED, delete_job=True)


async def _heard(say: Callable[[], Awaitable[None]]) -> None:
    while True:
        try:
            return await say()
        except ConnectorException as error:
            if not isinstance(error.__cause__, psycopg.OperationalError):
                raise
        await asyncio.sleep(PAUSE)


async def run() -> bool:
    """Work until SIGINT or SIGTERM; also ends when a lane does, as in a lost database.

    Returns:
        True when all that ran came to its end. False when some of it did not in `GRACE_SECONDS`: then let the process
        end at once, and another worker takes it up again.
    """
    connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]
    await connector.open_async()
    lanes = [asyncio.create_task(_work(lane, queues)) for lane, queues in _lanes(connector)]
    await _asked_or_ended(lanes)
    for lane in lanes:
        lane.cancel()  # once: a second time would break off its waiting for what runs
    ended, going_on = await asyncio.wait(lanes, timeout=GRACE_SECONDS)
    await asyncio.gather(*ended, return_exceptions=True)
    if going_on:
        log.warning("jobs left to be taken up again", extra={"fields": {"seconds": GRACE_SECONDS}})
        return False
    await connector.close_async()
    return True


async def _asked_or_ended(lanes: list[asyncio.Task[None]]) -> None:
    asked = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, asked.set)
    waiting = asyncio.create_task(asked.wait())
    await asyncio.wait([*lanes, waiting], return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()


def _lanes(connector: Any) -> Iterator[tuple[App, list[str]]]:
    """An app of its own for each lane. Tasks keep their link to Django's app, whose connector is the verb's own
    connection: a job that a job or a receiver defers exists if and only if that transaction commits.
    """
    others = sorted({task.queue for task in app.tasks.values()} - {QUICK, CLOCK})
    for queues in ([QUICK], [CLOCK], others):
        lane = App(connector=connector, worker_defaults=app.worker_defaults)
        lane.tasks, lane.job_manager = app.tasks, Patient(connector)
        lane.periodic_registry = app.periodic_registry if CLOCK in queues else PeriodicRegistry()  # type: ignore[no-untyped-call]
        yield lane, queues


async def _work(lane: App, queues: list[str]) -> None:
    await lane.run_worker_async(
        queues=queues, concurrency=AT_ONCE, delete_jobs="successful", install_signal_handlers=False,
        update_heartbeat_interval=BEAT_SECONDS,
    )  # fmt: skip

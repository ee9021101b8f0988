"""The task base: every job sets its scope before a line of the domain runs."""

import logging
from collections.abc import Callable
from contextlib import suppress

from django.db import transaction
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from rongmei.core.logs.context import bound
from rongmei.core.scoping import scoped

log = logging.getLogger(__name__)

CLOCK = "clock"
RETRY = RetryStrategy(max_attempts=5, exponential_wait=3)


class Task:
    """One kind of job. Queue rows are shared by all organisations, so arguments are ids only.

    Args:
        once: of the same job for the same ids one waits at most; for work that reads what is true when it begins.
            Defer it only for what is committed already, as a receiver does.
    """

    def __init__(self, name: str, queue: str, work: Callable[..., None], *, once: bool = False) -> None:
        self.name, self.work, self.once = name, work, once
        self._job = app.task(name=name, queue=queue, retry=RETRY, pass_context=True)(self._run)

    def defer(self, *, organisation: int, **ids: int) -> None:
        """Queue a job in the running transaction; it exists if and only if that commits.

        Raises:
            TypeError: an argument is not an id.
        """
        for key, value in ids.items():
            if type(value) is not int:
                raise TypeError(f"{self.name}: {key} is not an id")
        if self.once:
            self._defer_once({"organisation": organisation, **ids})
        else:
            self._tell(self._job.defer(organisation=organisation, **ids))

    def __call__(self, *, organisation: int, **ids: int) -> None:
        """Do the work now, in the organisation's scope."""
        with scoped(organisation):
            self.work(organisation=organisation, **ids)

    def _defer_once(self, ids: dict[str, int]) -> None:
        lock = ":".join([self.name, *(f"{key}={value}" for key, value in sorted(ids.items()))])
        with suppress(AlreadyEnqueued), transaction.atomic():
            self._tell(self._job.configure(queueing_lock=lock).defer(**ids))

    def _tell(self, job: int) -> None:
        """The line by which a job is found again from the request or the deed that asked for it."""
        log.info("job deferred", extra={"fields": {"task": self.name, "job": job}})

    def _run(self, context: JobContext, /, organisation: int, **ids: int) -> None:
        with bound(task=self.name, job=context.job.id if context.job else None):
            self(organisation=organisation, **ids)


def task(name: str, *, queue: str = "default", once: bool = False) -> Callable[[Callable[..., None]], Task]:
    """Declare a task `domain.verb`; the function takes `organisation` and ids by keyword. `once`: see `Task`."""
    return lambda work: Task(name, queue, work, once=once)


def every(cron: str, name: str) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Run a function by the clock, with no scope: it asks who needs work and enters each scope itself.

    Args:
        cron: five fields, or six where the last is seconds.
        name: the job's name.
    """

    def declare(work: Callable[[], None]) -> Callable[[], None]:
        def tick(**_when: int) -> None:
            work()

        app.periodic(cron=cron)(app.task(name=name, queue=CLOCK, queueing_lock=name, pass_context=False)(tick))
        return work

    return declare

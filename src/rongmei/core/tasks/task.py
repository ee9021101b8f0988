"""The task base: every job sets its scope before a line of the domain runs."""

from collections.abc import Callable

from django.db import close_old_connections
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from rongmei.core.scoping import scoped

RETRY = RetryStrategy(max_attempts=5, exponential_wait=3)


class Task:
    """One kind of job. Queue rows are shared by all organisations, so arguments are ids only."""

    def __init__(self, name: str, queue: str, work: Callable[..., None]) -> None:
        self.name, self.work = name, work
        self._job = app.task(name=name, queue=queue, retry=RETRY)(self._run)

    def defer(self, *, organisation: int, **ids: int) -> None:
        """Queue a job in the running transaction; it exists if and only if that commits.

        Raises:
            TypeError: an argument is not an id.
        """
        for key, value in ids.items():
            if type(value) is not int:
                raise TypeError(f"{self.name}: {key} is not an id")
        self._job.defer(organisation=organisation, **ids)

    def __call__(self, *, organisation: int, **ids: int) -> None:
        """Do the work now, in the organisation's scope."""
        with scoped(organisation):
            self.work(organisation=organisation, **ids)

    def _run(self, organisation: int, **ids: int) -> None:
        close_old_connections()
        try:
            self(organisation=organisation, **ids)
        finally:
            close_old_connections()


def task(name: str, *, queue: str = "default") -> Callable[[Callable[..., None]], Task]:
    """Declare a task `domain.verb`; the function takes `organisation` and ids by keyword."""
    return lambda work: Task(name, queue, work)


def every(cron: str, name: str) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Run a function by the clock, with no scope: it asks who needs work and enters each scope itself.

    Args:
        cron: five fields, or six where the last is seconds.
        name: the job's name.
    """

    def declare(work: Callable[[], None]) -> Callable[[], None]:
        def tick(**_when: int) -> None:
            close_old_connections()
            work()

        app.periodic(cron=cron)(app.task(name=name, queue="clock", queueing_lock=name, pass_context=False)(tick))
        return work

    return declare

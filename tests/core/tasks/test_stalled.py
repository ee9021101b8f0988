"""What a dead worker left is taken up; what a living one does is left alone."""

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued

from rongmei.core.tasks.stalled import retry_stalled
from rongmei.core.tasks.task import RETRY, every, task

pytestmark = pytest.mark.django_db(transaction=True)


@task("tests.stalled", queue="stalled")
def work(*, organisation: int) -> None:
    raise AssertionError("only queued here")


@task("tests.once", queue="stalled", once=True)
def work_once(*, organisation: int) -> None:
    raise AssertionError("only queued here")


@every("0 0 1 1 *", "tests.tick")
def tick() -> None:
    raise AssertionError("only queued here")


def started(queue: str, *, silent: bool) -> int:
    """A job in the hands of a worker."""
    worker = async_to_sync(app.job_manager.register_worker)()
    job = async_to_sync(app.job_manager.fetch_job)(queues=[queue], worker_id=worker)
    assert job
    assert job.id
    if silent:
        with connection.cursor() as cursor:
            cursor.execute(
                "update procrastinate_workers set last_heartbeat = now() - interval '1 minute' where id = %s", [worker]
            )
    return job.id


def state(job: int) -> str | None:
    found: str | None = ProcrastinateJob.objects.filter(pk=job).values_list("status", flat=True).first()
    return found


def test_a_dead_workers_job_is_queued_again() -> None:
    work.defer(organisation=1)
    job = started("stalled", silent=True)
    assert retry_stalled() == 1
    assert state(job) == "todo"


def test_a_living_workers_job_is_left_alone() -> None:
    work.defer(organisation=1)
    job = started("stalled", silent=False)
    assert retry_stalled() == 0
    assert state(job) == "doing"


def test_the_clocks_job_is_dropped_and_stands_before_no_other() -> None:
    """The clock has queued the next one by now: putting the old one back would break their lock."""
    ticking = app.tasks["tests.tick"].configure()
    ticking.defer()
    dropped = started("clock", silent=True)
    ticking.defer()
    with pytest.raises(AlreadyEnqueued):
        ticking.defer()
    work.defer(organisation=1)
    job = started("stalled", silent=True)
    assert retry_stalled() == 2
    assert (state(dropped), state(job)) == (None, "todo")


def test_a_job_that_outlived_too_many_workers_is_shown_as_failed() -> None:
    work.defer(organisation=1)
    job = started("stalled", silent=True)
    with connection.cursor() as cursor:
        cursor.execute("update procrastinate_jobs set attempts = %s where id = %s", [RETRY.max_attempts, job])
    retry_stalled()
    assert state(job) == "failed"


def test_a_job_of_which_another_waits_already_is_dropped() -> None:
    work_once.defer(organisation=1)
    job = started("stalled", silent=True)
    work_once.defer(organisation=1)
    assert retry_stalled() == 1
    assert state(job) is None
    assert ProcrastinateJob.objects.filter(task_name="tests.once", status="todo").count() == 1

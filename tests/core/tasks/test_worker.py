"""A real worker over the test's database: jobs exist with their transaction, and nobody waits behind a long one."""

import asyncio
import logging
import os
import signal
import threading
from collections.abc import Callable

import psycopg
import pytest
from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import ConnectorException
from tests.support.waiting import until
from tests.support.working import working as run

from rongmei.core.tasks import worker
from rongmei.core.tasks.task import task

pytestmark = pytest.mark.django_db(transaction=True)

ran: list[int] = []
going = threading.Event()


@task("tests.note", queue="publish")
def note(*, organisation: int) -> None:
    ran.append(organisation)


@task("tests.wait", queue="tests")
def wait(*, organisation: int) -> None:
    going.wait(20)
    ran.append(organisation)


@task("tests.hand_on", queue="tests")
def hand_on(*, organisation: int) -> None:
    """Defer in a transaction that is undone, then in one that is kept."""
    try:
        with transaction.atomic():
            note.defer(organisation=-1)
            raise LookupError
    except LookupError:
        pass
    with transaction.atomic():
        note.defer(organisation=organisation)
        going.wait(0.5)
        assert ran == [], "it ran before its transaction ended"


@task("tests.once_and_fail", queue="tests", once=True)
def once_and_fail(*, organisation: int) -> None:
    """Fails the first time, when another of it waits by then."""
    ran.append(organisation)
    if len(ran) == 1:
        once_and_fail.defer(organisation=organisation)
        raise LookupError


@pytest.fixture(autouse=True)
def fresh() -> None:
    ran.clear()
    going.clear()


def working(scene: Callable[[], object]) -> None:
    run(scene, done=going.set)


def test_what_a_job_defers_exists_with_its_transaction() -> None:
    hand_on.defer(organisation=1)

    def scene() -> None:
        until(lambda: ran == [1])
        until(lambda: not _jobs())

    working(scene)
    assert ran == [1]


def test_a_long_job_stands_before_nobody() -> None:
    for number in range(worker.AT_ONCE + 1):
        wait.defer(organisation=number + 10)
    note.defer(organisation=1)
    working(lambda: until(lambda: ran == [1]))


def test_a_stop_lets_what_runs_come_to_its_end() -> None:
    wait.defer(organisation=5)
    working(lambda: until(lambda: _jobs(status="doing") == 1))
    assert ran == [5]
    assert not _jobs()


def test_a_stop_gives_what_runs_its_seconds(caplog: pytest.LogCaptureFixture) -> None:
    """Also when other lanes have ended by then, and an operator asks twice."""
    wait.defer(organisation=5)

    def asked_again() -> None:
        os.kill(os.getpid(), signal.SIGINT)
        going.set()

    later = threading.Timer(0.5, asked_again)
    run(lambda: until(lambda: _jobs(status="doing") == 1), done=later.start)
    assert ran == [5]
    assert not _jobs()
    assert [line for line in caplog.records if line.name == "asyncio" and line.levelno >= logging.WARNING] == []


def test_what_does_not_end_in_its_seconds_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """It stays marked as being done, as after `kill -9`; the worker's silence tells others to take it up."""
    connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]
    monkeypatch.setattr(app.connector, "get_worker_connector", lambda: connector)
    monkeypatch.setattr(worker, "GRACE_SECONDS", 0.1)
    wait.defer(organisation=5)

    async def scene() -> None:
        running = asyncio.create_task(worker.run())
        await asyncio.to_thread(until, lambda: _jobs(status="doing") == 1)
        os.kill(os.getpid(), signal.SIGTERM)
        assert not await running
        assert await asyncio.to_thread(lambda: _jobs(status="doing")) == 1
        going.set()  # from here on only what a process that ended would not do
        await asyncio.wait([job for job in asyncio.all_tasks() if job.get_name() == "worker loop"])
        await connector.close_async()

    asyncio.run(scene())


def test_of_a_job_once_one_waits_and_a_failed_one_makes_way_for_it() -> None:
    for _again in range(3):
        once_and_fail.defer(organisation=7)
    assert _jobs(status="todo") == 1
    working(lambda: until(lambda: len(ran) >= 2 and not _jobs()))
    # The second may have begun before the first was put back; then there is nothing to make way for.
    assert ran in ([7, 7], [7, 7, 7])


def test_the_end_of_a_job_is_said_until_it_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "PAUSE", 0)
    answers: list[Exception | None] = [_lost(psycopg.OperationalError()), _lost(psycopg.OperationalError()), None]

    async def say() -> None:
        if error := answers.pop(0):
            raise error

    asyncio.run(worker._heard(say))
    assert answers == []


def test_what_the_database_refuses_is_not_said_again() -> None:
    async def say() -> None:
        raise _lost(psycopg.errors.RaiseException())

    with pytest.raises(ConnectorException):
        asyncio.run(worker._heard(say))


def _lost(cause: Exception) -> ConnectorException:
    error = ConnectorException()
    error.__cause__ = cause
    return error


def _jobs(**of: str) -> int:
    return ProcrastinateJob.objects.filter(task_name__startswith="tests.", **of).count()


def test_django_defers_over_its_own_connection() -> None:
    assert type(app.connector).__name__ == "DjangoConnector"

"""A job runs in its organisation's scope and carries ids only; what the clock calls has no scope."""

import pytest
from procrastinate.contrib.django import app

from rongmei.core.scoping import ScopeMissing, current, scoped
from rongmei.core.tasks.task import CLOCK, every, task

seen: list[tuple[int, int]] = []


@task("tests.look", queue="tests")
def look(*, organisation: int, thing: int) -> None:
    seen.append((current().writing, thing))


@task("tests.break", queue="tests")
def breaks(*, organisation: int) -> None:
    raise LookupError


def test_the_scope_is_the_jobs_whatever_scope_calls_it() -> None:
    seen.clear()
    with scoped(1):
        look(organisation=2, thing=3)
        assert current().writing == 1
    assert seen == [(2, 3)]


def test_a_fault_leaves_no_scope_behind() -> None:
    with pytest.raises(LookupError):
        breaks(organisation=2)
    with pytest.raises(ScopeMissing):
        current()


@pytest.mark.parametrize("thing", ["3", 3.0, None, True, b"3", [3]])
def test_nothing_but_an_id_is_put_into_the_shared_queue(thing: object) -> None:
    with pytest.raises(TypeError, match=r"tests\.look: thing is not an id"):
        look.defer(organisation=2, thing=thing)  # type: ignore[arg-type]


def test_what_the_clock_calls_has_no_scope_and_waits_once() -> None:
    told: list[str] = []

    @every("0 0 1 1 *", "tests.tock")
    def tick() -> None:
        try:
            current()
        except ScopeMissing:
            told.append("none")

    job = app.tasks["tests.tock"]
    job.func(timestamp=0)
    assert (job.queue, job.queueing_lock) == (CLOCK, "tests.tock")
    assert told == ["none"]

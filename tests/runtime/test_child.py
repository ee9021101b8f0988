import os
import signal
import sys
import time
from collections.abc import Iterator

import pytest

from rongmei.runtime import child as module
from rongmei.runtime.child import Child
from tests.support.waiting import until

FOREVER = "import signal; print('ready', flush=True); signal.pause()"
STUBBORN = "import signal; signal.signal(15, signal.SIG_IGN); print('ready', flush=True)\nwhile True: signal.pause()"


def child_of(code: str) -> Child:
    return Child("web", [sys.executable, "-c", code], os.environ)


@pytest.fixture
def child() -> Iterator[Child]:
    made = child_of(FOREVER)
    yield made
    made.stop()


def pid_of(child: Child) -> int:
    assert child.process is not None
    return child.process.pid


def test_tending_starts_it_once(child: Child) -> None:
    child.tend()
    before = pid_of(child)
    child.tend()
    assert pid_of(child) == before


def test_a_dead_child_is_started_again(child: Child) -> None:
    child.tend()
    before = pid_of(child)
    os.kill(before, signal.SIGKILL)

    def another() -> bool:
        child.tend()
        return child.process is not None and pid_of(child) != before

    until(another)


def test_pauses_grow_to_a_limit_and_shrink_after_a_steady_time(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    dying, pauses = child_of(""), []
    for _ in range(7):
        dying._start(clock[0])
        assert dying.process is not None
        dying.process.wait()
        dying.tend()
        pauses.append(dying._due - clock[0])
        clock[0] = dying._due
    assert pauses == [0.5, 1.0, 2.0, 4.0, 8.0, 10.0, 10.0]
    dying._start(clock[0])
    assert dying.process is not None
    dying.process.wait()
    clock[0] += module.STEADY_SECONDS + 1
    dying.tend()
    assert dying.process is not None, "one that ran well is started again at once"
    dying.process.wait()


def test_its_lines_carry_its_name(child: Child, capfd: pytest.CaptureFixture[str]) -> None:
    said: list[str] = []
    child.tend()

    def heard() -> bool:
        said.append(capfd.readouterr().out)
        return "   web │ ready\n" in "".join(said)

    until(heard)


def test_one_that_will_not_stop_is_made_to(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(module, "STOP_SECONDS", 0.2)
    stubborn = child_of(STUBBORN)
    stubborn.tend()
    until(lambda: "ready" in capfd.readouterr().out)
    stubborn.stop()
    assert stubborn.process is not None
    assert stubborn.process.returncode == -signal.SIGKILL


def test_stopping_what_never_ran_is_nothing() -> None:
    never = child_of(FOREVER)
    never.stop()
    assert never.process is None

"""One watched process: started, its output prefixed, restarted with a growing pause, stopped."""

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from typing import IO

from rongmei.runtime.parent import SUPERVISOR
from rongmei.runtime.saying import say

SHORTEST_PAUSE, LONGEST_PAUSE = 0.5, 10.0
STEADY_SECONDS = 30.0
STOP_SECONDS = 10.0


class Child:
    """A process that should run.

    Args:
        name: prefix of its lines.
        command: program and arguments.
        environment: the whole environment it gets.
    """

    def __init__(self, name: str, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.name, self.command, self.environment = name, list(command), dict(environment)
        self.process: subprocess.Popen[str] | None = None
        self._pause, self._due, self._started = 0.0, 0.0, 0.0

    def tend(self) -> None:
        """Start it when it is not running and its pause is over."""
        now = time.monotonic()
        if self.process is not None and self.process.poll() is None:
            return
        if self.process is not None:
            self._plan_restart(now)
        if now >= self._due:
            self._start(now)

    def stop(self) -> None:
        """Ask it to stop, then make it."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _plan_restart(self, now: float) -> None:
        assert self.process is not None
        say(self.name, f"停止了（代码 {self.process.returncode}），即将重新启动")
        steady = now - self._started > STEADY_SECONDS
        self._pause = 0.0 if steady else min(max(self._pause * 2, SHORTEST_PAUSE), LONGEST_PAUSE)
        self._due, self.process = now + self._pause, None

    def _start(self, now: float) -> None:
        self._started = now
        self.process = subprocess.Popen(
            self.command, env={**self.environment, SUPERVISOR: str(os.getpid())}, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", start_new_session=True,
        )  # fmt: skip
        assert self.process.stdout
        threading.Thread(target=_relay, args=(self.name, self.process.stdout), daemon=True).start()


def _relay(name: str, stream: IO[str]) -> None:
    with stream:
        for line in stream:
            say(name, line)

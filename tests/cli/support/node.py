"""A node that runs in the foreground of a process, as in an operator's terminal."""

import contextlib
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.cli.support.command import NOTHING, surroundings
from tests.support.servers import free_port

# Long, for a machine that does much else: who waits for it in vain learns what it said.
START_SECONDS, STOP_SECONDS = 600, 60


@dataclass(frozen=True)
class Running:
    """A call that goes on, the port it was given, and what it has said so far."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path

    def healthy(self) -> bool:
        """True once the node can do its work."""
        address = f"http://127.0.0.1:{self.port}/healthz"
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=5) as answer:
            return bool(answer.status == 200)
        return False

    def said(self) -> str:
        """Everything so far."""
        return self.log.read_text("utf-8", "replace")

    def family(self) -> list[psutil.Process]:
        """The process and all it started."""
        me = psutil.Process(self.process.pid)
        return [me, *me.children(recursive=True)]

    def interrupt(self) -> int:
        """Ctrl-C; how it ended."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(STOP_SECONDS)

    def kill(self) -> None:
        """`kill -9`, without a chance to tidy up."""
        self.process.kill()
        self.process.wait()


@contextmanager
def started(home: Path, *arguments: str, more: Mapping[str, str] = NOTHING) -> Iterator[Running]:
    """`rongmei ARGUMENTS` going on; killed at the end if it is still there."""
    port, log = free_port(), home.parent / f"{home.name}.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-u", "-m", "rongmei.cli", *arguments],
            env=surroundings(home, {"PORT": str(port), **more}), stdout=out, stderr=out,
        )  # fmt: skip
    try:
        yield Running(process, port, log)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        log.unlink()

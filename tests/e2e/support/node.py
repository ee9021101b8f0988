"""A node as an operator starts it: `rongmei demo` on a folder and port of its own."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.support import worlds
from tests.support.servers import free_port
from tests.support.waiting import until

ROOT = Path(__file__).resolve().parents[3]
# Loading the demonstration world takes half a minute alone, minutes on a machine that does much else.
START_SECONDS = 600


@dataclass(frozen=True)
class Node:
    """A running node; `address` has no slash at its end."""

    address: str
    home: Path
    environment: dict[str, str]
    process: subprocess.Popen[bytes]

    def healthy(self) -> bool:
        """True when it answers as an operator's monitor would want."""
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{self.address}/healthz", timeout=5) as answer:
            return bool(answer.status == 200)
        return False

    def read(self, path: str) -> str:
        """What a page says; empty while it cannot be had."""
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{self.address}{path}", timeout=5) as answer:
            return str(answer.read().decode())
        return ""

    def kill(self, part: str) -> None:
        """`kill -9` of "web", "worker" or "database" with all that it started."""
        for process in self._processes(part):
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()

    def pause(self, part: str) -> None:
        """Stop a part without ending it, as an overloaded machine would; `resume` lets it go on."""
        for process in self._processes(part):
            process.suspend()

    def resume(self, part: str) -> None:
        """Let a paused part go on."""
        for process in self._processes(part):
            process.resume()

    def wait(self) -> None:
        """Until it is healthy again."""
        until(self.healthy, START_SECONDS)

    def manage(self, *arguments: str) -> str:
        """What a management command prints."""
        command = [sys.executable, "-m", "rongmei.cli", "manage", *arguments]
        ran = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    def _processes(self, part: str) -> list[psutil.Process]:
        if part == "database":
            pid = int((self.home / "pg" / "data" / "postmaster.pid").read_text().splitlines()[0])
            return [psutil.Process(pid)]
        children = psutil.Process(self.process.pid).children()
        found = next(c for c in children if c.cmdline()[1:4] == ["-m", "rongmei.cli", part])
        return [found, *found.children(recursive=True)]


@contextmanager
def running(home: Path | None = None, *, lived_in: bool = False) -> Iterator[Node]:
    """A node with the demonstration world, stopped at the end; in a temporary folder when none is given.

    Args:
        home: an empty folder.
        lived_in: with its ten days of work; else with its places and people only.
    """
    place = home or Path(tempfile.mkdtemp(prefix="rongmei-e2e-"))
    place.chmod(0o755)
    worlds.copy("lived-in" if lived_in else "bare", place, _make_lived_in if lived_in else make_bare)
    try:
        with _up(place, lived_in=lived_in) as node:
            yield node
    finally:
        if home is None:
            shutil.rmtree(place, ignore_errors=True)


def make_bare(home: Path) -> None:
    """The demonstration's places and people, loaded into an empty folder."""
    with _up(home, lived_in=False):
        pass


def _make_lived_in(home: Path) -> None:
    with _up(home, lived_in=True) as node:
        until(lambda: "看图" in node.read("/site/511921/"), 120)


@contextmanager
def _up(home: Path, *, lived_in: bool) -> Iterator[Node]:
    node = _start(home, lived_in=lived_in)
    try:
        node.wait()
        yield node
    except AssertionError:
        sys.stderr.write((home / "e2e.log").read_text(errors="replace")[-4000:])
        raise
    finally:
        node.process.terminate()
        node.process.wait(60)


def _start(home: Path, *, lived_in: bool) -> Node:
    port = free_port()
    told = {k: v for k, v in os.environ.items() if not k.startswith(("RONGMEI_", "DJANGO_", "DATABASE_", "COV_"))}
    path = f"{ROOT / 'src'}{os.pathsep}{ROOT}"
    told |= {"RONGMEI_HOME": str(home), "PORT": str(port), "PYTHONPATH": path, "RONGMEI_LOG_LEVEL": "WARNING"}
    command = [sys.executable, "-m", "rongmei.cli", "demo", *([] if lived_in else ["--bare"])]
    with (home / "e2e.log").open("wb") as log:
        process = subprocess.Popen(command, env=told, cwd=ROOT, stdout=log, stderr=log)
    return Node(f"http://127.0.0.1:{port}", home, told, process)

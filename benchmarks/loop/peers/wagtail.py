"""Wagtail in an environment of its own, serving one article with its cache on."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.servers import free_port
from tests.support.waiting import until

from benchmarks.loop.http import answers

ROOT = Path(__file__).resolve().parents[3]
BIN = ROOT / ".venv-bench" / "bin"
SITE = "benchmarks.loop.peers.wagtail_site"


def missing() -> str:
    """What keeps it from running; empty when nothing does."""
    return "" if (BIN / "granian").exists() else "Wagtail is not installed: make bench makes .venv-bench"


@contextmanager
def serving(page: Path, room: Path, *, bare: bool = False) -> Iterator[str]:
    """The address of the article made of a page, from one worker of the server we use ourselves.

    Args:
        bare: without sessions, sign-in and the rest of what `wagtail start` gives a site: none that could be edited.
    """
    room.mkdir()
    told = {k: v for k, v in os.environ.items() if not k.startswith(("DJANGO_", "RONGMEI_"))}
    told |= {"WAGTAIL_ROOM": str(room), "PYTHONPATH": str(ROOT), "WAGTAIL_BARE": "yes" if bare else ""}
    subprocess.run([BIN / "python", "-m", f"{SITE}.found", str(page)], env=told, cwd=ROOT, check=True)
    port = free_port()
    command = [BIN / "granian", f"{SITE}.wsgi:application", "--interface", "wsgi", "--workers", "1"]
    server = subprocess.Popen(
        [*command, "--port", str(port), "--no-ws"], env=told, cwd=ROOT, stdout=sys.stderr, stderr=sys.stderr
    )
    try:
        until(lambda: answers(f"http://127.0.0.1:{port}/"))
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait(20)

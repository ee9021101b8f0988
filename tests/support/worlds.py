"""Nodes made once and copied: most tests want one that is there, few want to see it being made."""

import fcntl
import hashlib
import shutil
import subprocess
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from tests.support.database import ROOM, ROOT

SHAPING = ("src/rongmei/**/*.py", "src/rongmei/config/demo/**/*", "tests/support/faults/*.py", "requirements/base.txt")
DAY = 24 * 3600


def copy(name: str, home: Path, make: Callable[[Path], None]) -> None:
    """Make `home`, an empty folder, a node like every other of this name; its database server is down.

    Args:
        name: of the world, one maker each.
        make: fills an empty folder with it and leaves nothing running. Called once for each day, since a demonstration
            tells of those before it, and each state of the sources.
    """
    subprocess.run(["cp", "-a", f"{_template(name, make)}/.", str(home)], check=True)
    (home / "pg" / "port").unlink()  # two copies may run at once


def _template(name: str, make: Callable[[Path], None]) -> Path:
    room = ROOM / "worlds"
    room.mkdir(parents=True, exist_ok=True)
    for folder in (ROOM, room):
        folder.chmod(0o755)
    template = room / f"{name}-{datetime.now().astimezone().date()}-{_fingerprint()}"
    with (room / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not template.exists():
            _clear(room)
            _make(template, make)
    return template


def _make(template: Path, make: Callable[[Path], None]) -> None:
    fresh = template.with_name(f"{template.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o755)
    make(fresh)
    fresh.rename(template)


def _clear(room: Path) -> None:
    """Worlds of other days and sources go."""
    for old in room.iterdir():
        if old.is_dir() and time.time() - old.stat().st_mtime > DAY:
            shutil.rmtree(old, ignore_errors=True)


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for path in sorted({p for pattern in SHAPING for p in ROOT.glob(pattern) if p.is_file() and p.suffix != ".pyc"}):
        digest.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:12]

"""Is the process in a pid file really our server? Pids are reused, and zombies answer signals."""

from pathlib import Path

import psutil


def alive(data: Path) -> bool:
    """True when `postmaster.pid` names a running postgres of this very data folder."""
    pid = recorded_pid(data)
    if pid is None:
        return False
    try:
        process = psutil.Process(pid)
        if process.status() == psutil.STATUS_ZOMBIE or "postgres" not in process.name():
            return False
        return Path(process.cwd()) == data.resolve()
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return False


def recorded_pid(data: Path) -> int | None:
    """The pid in `postmaster.pid`, None when there is no such file or it is cut short."""
    try:
        return int((data / "postmaster.pid").read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return None

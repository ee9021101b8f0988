"""Is the process in a pid file really our server? Pids are reused, and zombies answer signals."""

import signal
from pathlib import Path

import psutil

from rongmei.runtime.trouble import Trouble

PATIENCE = 10.0


def alive(data: Path) -> bool:
    """True when `postmaster.pid` names a running postgres of this very data folder."""
    pid = recorded_pid(data)
    return pid is not None and _is_server(pid, data)


def recorded_pid(data: Path) -> int | None:
    """The pid in `postmaster.pid`, None when there is no such file or it is cut short."""
    try:
        return int((data / "postmaster.pid").read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return None


def stop(data: Path) -> None:
    """Stop at once what serves a folder that is about to be thrown away."""
    pid = recorded_pid(data)
    if pid is not None and _is_server(pid, data):
        server = psutil.Process(pid)
        server.send_signal(signal.SIGQUIT)
        psutil.wait_procs([server], PATIENCE)


def clear(data: Path) -> None:
    """Make way for a new server: see the last one's processes out, and drop a pid file that names a stranger.

    A pid file that names nobody stays: PostgreSQL reads from it whether shared memory is still in use.

    Raises:
        Trouble: processes of a killed server do not end by themselves.
    """
    _, left = psutil.wait_procs([p for p in psutil.process_iter() if _is_server(p.pid, data)], PATIENCE)
    if left:
        pids = " ".join(str(p.pid) for p in left)
        raise Trouble(f"上一个数据库的进程还没有结束（{pids}）。请稍候重试，或执行 kill {pids}。")
    pid = recorded_pid(data)
    if pid is not None and psutil.pid_exists(pid):
        (data / "postmaster.pid").unlink()


def _is_server(pid: int, data: Path) -> bool:
    try:
        process = psutil.Process(pid)
        if process.status() == psutil.STATUS_ZOMBIE or "postgres" not in process.name():
            return False
        return Path(process.cwd()) == data.resolve()
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return False

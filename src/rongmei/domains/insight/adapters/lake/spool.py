"""Appending readings so that what was acknowledged survives any process: one file a writer, one sync for many."""

import fcntl
import functools
import os
import secrets
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

from rongmei.domains.insight.adapters.lake.durable import flush_folder, make_folder

# A file is closed after so long or so many bytes, so that it can be rolled: queries read at most this much JSON.
SECONDS, BYTES = 20.0, 4_000_000
# So many appends wait for a slow disk; more are refused, and their readers' pages tell nothing.
MOST = 20_000


class Spool:
    """Appends for one process. A thread writes what has gathered, syncs once, and tells everybody whose lines are safe.

    The file is locked while its writer lives: whoever can lock it (`rolling.roll`) knows that it is finished.

    Args:
        folder: where the files lie; made when it is not there.
        seconds: a file's longest life.
    """

    def __init__(self, folder: Path, *, seconds: float = SECONDS) -> None:
        self.folder, self.seconds = folder, seconds
        self._news = threading.Condition()
        self._waiting: list[tuple[bytes, Future[None]]] = []
        self._writing, self._end = False, 0.0

    def append(self, lines: Sequence[bytes]) -> "Future[None]":
        """Hand over lines; the future is done when they are on disk.

        Raises:
            BlockingIOError: the disk is too slow and too many wait.
        """
        done: Future[None] = Future()
        done.set_running_or_notify_cancel()  # a reader who goes away takes nobody's lines along
        with self._news:
            if len(self._waiting) >= MOST:
                raise BlockingIOError("the spool is not keeping up")
            self._waiting.append((b"".join(lines), done))
            if not self._writing:
                self._start()
            self._news.notify_all()
        return done

    def close(self) -> None:
        """Finish the present file now."""
        with self._news:
            while self._writing:
                self._end = 0.0
                self._news.notify_all()
                self._news.wait(0.05)

    def _start(self) -> None:
        self._writing, self._end = True, time.monotonic() + self.seconds
        threading.Thread(target=self._work, name="rongmei-spool", daemon=True).start()

    def _work(self) -> None:
        """One file's life, from the first append to its end."""
        try:
            with _fresh(self.folder) as file:
                while (batch := self._next(file.tell())) and _commit(file, batch):
                    pass
        except OSError as error:
            self._refuse(error)
        with self._news:
            self._writing = False
            if self._waiting:
                self._start()
            self._news.notify_all()

    def _next(self, size: int) -> list[tuple[bytes, "Future[None]"]]:
        """What has gathered, waiting for some; nothing when this file's time is over."""
        with self._news:
            self._news.wait_for(lambda: self._waiting or self._over(size), self._end - time.monotonic())
            if self._over(size):
                return []
            batch, self._waiting = self._waiting, []
            return batch

    def _over(self, size: int) -> bool:
        return size > 0 and (size >= BYTES or time.monotonic() >= self._end)

    def _refuse(self, error: OSError) -> None:
        with self._news:
            batch, self._waiting = self._waiting, []
        _fail(batch, error)


@functools.cache
def spool_of(folder: Path) -> Spool:
    """This process's one writer into a folder."""
    return Spool(folder)


@contextmanager
def _fresh(folder: Path) -> Iterator[FileIO]:
    """A new file, locked before it has the name that rolling looks for."""
    make_folder(folder)
    name = f"{time.time_ns()}-{os.getpid()}-{secrets.token_hex(4)}"
    draft = folder / f".{name}.new"
    with draft.open("xb", buffering=0) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        draft.rename(folder / f"{name}.jsonl")
        flush_folder(folder)
        yield file


def _commit(file: FileIO, batch: list[tuple[bytes, "Future[None]"]]) -> bool:
    """Write and sync a batch, then tell. False when it failed: the file ends, since its last line may be torn."""
    try:
        _write(file, b"".join(lines for lines, _done in batch))
        os.fdatasync(file.fileno())
    except OSError as error:
        _fail(batch, error)
        return False
    for _lines, done in batch:
        done.set_result(None)
    return True


def _write(file: FileIO, data: bytes) -> None:
    while data:
        data = data[file.write(data) :]


def _fail(batch: list[tuple[bytes, "Future[None]"]], error: OSError) -> None:
    for _lines, done in batch:
        done.set_exception(error)

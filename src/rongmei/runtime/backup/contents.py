"""What of a node's folder belongs into a backup."""

import fcntl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rongmei.runtime.layout import LAKE_LOCK

# Rebuilt by themselves, and so left out: static, logs, run. The passwords of this machine stay on it: secrets.json, pg.
FOLDERS = ("media", "public", "lake", "journal", "feeds")
# Notes at the top of the folder that belong to what it holds.
NOTES = ("demo.json",)
# Withdrawn pages leave this suffix beside the file (see the public site).
TOMBSTONE = ".gone"
# A name in the archive, and where its bytes are now.
Member = tuple[str, Path]


def members(home: Path, folders: Sequence[str] = FOLDERS) -> Iterator[Member]:
    """Every kept file with its name in the archive; links and sockets are not followed."""
    for folder in folders:
        for path in sorted((home / folder).rglob("*")):
            if path.is_file() and not path.is_symlink():
                yield path.relative_to(home).as_posix(), path


@contextmanager
def still(home: Path) -> Iterator[None]:
    """Until the block ends no reading moves from one file of the lake to another, where a copy would miss it."""
    lake = home / "lake"
    lake.mkdir(exist_ok=True)
    with (lake / LAKE_LOCK).open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        yield


def merge_tombstones(newer: Path, public: Path) -> int:
    """Carry tombstones of one public folder over to another, so that an old backup brings no withdrawn page back.

    Returns:
        how many were carried over.
    """
    missing = [
        p.relative_to(newer) for p in newer.rglob(f"*{TOMBSTONE}") if not (public / p.relative_to(newer)).exists()
    ]
    for tombstone in missing:
        (public / tombstone).parent.mkdir(parents=True, exist_ok=True)
        (public / tombstone).write_bytes((newer / tombstone).read_bytes())
    return len(missing)

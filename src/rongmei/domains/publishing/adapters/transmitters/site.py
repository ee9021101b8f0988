"""The public folder of one centre: whole files or none, tombstones beside what was withdrawn."""

import contextlib
import fcntl
import hashlib
import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Self

GONE = ".gone"
LOCK, LISTS = ".lock", ".lists.lock"


class PublicFolder:
    """Files readers see, below `root`. Every file appears whole and on disk, or not at all. Write inside `held`.

    Args:
        root: the centre's folder; made when it is not there.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    @contextlib.contextmanager
    def held(self, name: str = LOCK) -> Iterator[Self]:
        """Nobody else holds the folder, or the part of its work that `name` names, until the block ends.

        The lock of a killed process is free at once.
        """
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / name).open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield self

    def write(self, files: Mapping[str, bytes]) -> dict[str, str]:
        """Write files by path; one that says the same already is left alone. Returns the sha256 of each by path."""
        return {path: self._put(path, data) for path, data in files.items()}

    def bury(self, path: str, page: bytes) -> None:
        """Put a tombstone where a page was, and take the page away."""
        self._put(path + GONE, page)
        self.remove([path])

    def unbury(self, path: str) -> None:
        """Take a tombstone away: the page is published again."""
        (self.root / (path + GONE)).unlink(missing_ok=True)

    def marked(self, path: str) -> bool:
        """True when a tombstone stands there."""
        return (self.root / (path + GONE)).exists()

    def buried(self, path: str) -> bool:
        """True when a tombstone stands there and the page does not."""
        return (self.root / (path + GONE)).exists() and not (self.root / path).exists()

    def below(self, folder: str) -> set[str]:
        """Paths of what readers can get from one folder."""
        there = (self.root / folder).rglob("*")
        return {str(path.relative_to(self.root)) for path in there if path.is_file() and not _ours(path)}

    def remove(self, paths: Collection[str]) -> None:
        """Take files away."""
        for path in paths:
            (self.root / path).unlink(missing_ok=True)

    def strangers(self, baked: Mapping[str, str]) -> list[str]:
        """Paths whose bytes are not what was baked: changed, missing, buried, or put there by somebody else.

        Args:
            baked: sha256 by path of everything that was baked.
        """
        wrong = [path for path, digest in baked.items() if not self._as_baked(path, digest)]
        return sorted({*wrong, *(self.below("") - baked.keys())})

    def _as_baked(self, path: str, digest: str) -> bool:
        return _digest(self.root / path) == digest and not (self.root / (path + GONE)).exists()

    def _put(self, path: str, data: bytes) -> str:
        target, digest = self.root / path, hashlib.sha256(data).hexdigest()
        if _digest(target) == digest:
            return digest
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(f".{target.name}.new")  # one name, since one process writes: what it leaves is reused
        try:
            with draft.open("wb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
            draft.replace(target)
        except OSError:  # a full disk is not to be kept full by half a file
            draft.unlink(missing_ok=True)
            raise
        _flush(target.parent)
        return digest


def _ours(path: Path) -> bool:
    """Tombstones, locks, and drafts that a killed process left."""
    return path.name.endswith(GONE) or path.name.startswith(".")


def _digest(path: Path) -> str:
    with contextlib.suppress(OSError):
        return hashlib.sha256(path.read_bytes()).hexdigest()
    return ""


def _flush(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

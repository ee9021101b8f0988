"""The public folder of one centre: whole files or none, tombstones beside what was withdrawn."""

import contextlib
import fcntl
import hashlib
import json
import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Self

GONE = ".gone"
BAKED = ".baked.json"
LOCK = ".lock"


class PublicFolder:
    """Files readers see, below `root`. Every file appears whole and on disk, or not at all. Write inside `held`.

    Args:
        root: the centre's folder; made when it is not there.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    @contextlib.contextmanager
    def held(self) -> Iterator[Self]:
        """Nobody else writes into the folder until the block ends; the lock of a killed process is free at once."""
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / LOCK).open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield self

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write files by path and note their hashes; a file that says the same already is left alone."""
        noted = self.noted()
        for path, data in files.items():
            self._put(path, data)
            noted[path] = hashlib.sha256(data).hexdigest()
        self._note(noted)

    def bury(self, path: str, page: bytes) -> None:
        """Put a tombstone where a page was, and take the page away."""
        self._put(path + GONE, page)
        self.remove([path])

    def unbury(self, path: str) -> None:
        """Take a tombstone away: the page is published again."""
        (self.root / (path + GONE)).unlink(missing_ok=True)

    def remove(self, paths: Collection[str]) -> None:
        """Take files away."""
        noted = self.noted()
        for path in paths:
            (self.root / path).unlink(missing_ok=True)
            noted.pop(path, None)
        self._note(noted)

    def noted(self) -> dict[str, str]:
        """sha256 of every file that was baked, by path."""
        try:
            found: dict[str, str] = json.loads((self.root / BAKED).read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return found

    def strangers(self) -> list[str]:
        """Paths whose bytes are not what was baked: changed, missing, or put there by somebody else."""
        noted = self.noted()
        wrong = [path for path, digest in noted.items() if _digest(self.root / path) != digest]
        there = {str(p.relative_to(self.root)) for p in self.root.rglob("*") if p.is_file() and not _ours(p)}
        return sorted({*wrong, *(there - noted.keys())})

    def _note(self, noted: dict[str, str]) -> None:
        self._put(BAKED, json.dumps(noted, sort_keys=True).encode())

    def _put(self, path: str, data: bytes) -> None:
        target = self.root / path
        if _digest(target) == hashlib.sha256(data).hexdigest():
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(f".{target.name}.{os.getpid()}.new")
        with draft.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(target)
        _flush(target.parent)


def _ours(path: Path) -> bool:
    """Tombstones, our notes, and drafts that a killed process left."""
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

"""A local folder that does not lose what it acknowledged, and shows no file before it is whole."""

import os
import re
import secrets
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage

_PART = re.compile(r".+\.[0-9a-f]{16}\.part")


class DurableStorage(FileSystemStorage):
    """Django's local storage, but a file is written beside its place, flushed, and only then put there.

    Whoever is killed or runs out of disk while writing leaves nothing under the file's name: a name that is there
    stands for all of its bytes. When `save` returns, the file and the folders above it are on disk.
    """

    def _save(self, name: str, content: Any) -> str:
        path, part = Path(self.path(name)), f"{name}.{secrets.token_hex(8)}.part"
        try:
            super()._save(part, content)  # type: ignore[misc]
            _flush(Path(self.path(part)))
            os.replace(self.path(part), path)
        except BaseException:
            self.delete(part)
            raise
        for folder in self._above(path):
            _flush(folder)
        return name

    def sweep(self, seconds: float) -> int:
        """Remove what killed writers left and nobody wrote to for so many seconds; returns how many files."""
        ended, swept = time.time() - seconds, 0
        for folder, _folders, files in os.walk(self.location):
            for path in (Path(folder, name) for name in files if _PART.fullmatch(name)):
                with suppress(FileNotFoundError):  # its writer came to the end of it meanwhile
                    if path.stat().st_mtime < ended:
                        path.unlink()
                        swept += 1
        return swept

    def _above(self, path: Path) -> list[Path]:
        """The folders from the file's up to the storage's own, since each may be new."""
        return [folder for folder in path.parents if folder.is_relative_to(self.location)]


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

"""Small files made once: whole or not at all, whenever the process that makes one is killed."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def kept(file: Path, fresh: Callable[[], bytes]) -> bytes:
    """What a file says; it is made when it is not there, or when a killed process left it empty.

    Args:
        file: readable by its owner only once made; of two that make it at once the first wins.
        fresh: what a new one says; never nothing.
    """
    if said := _said(file):
        return said
    draft = file.with_name(f".{file.name}.{os.getpid()}.new")
    draft.unlink(missing_ok=True)
    draft.touch(0o600)
    draft.write_bytes(fresh())
    try:
        os.link(draft, file)
    except FileExistsError:
        if not _said(file):
            draft.replace(file)
    draft.unlink(missing_ok=True)
    return _said(file)


def _said(file: Path) -> bytes:
    with suppress(FileNotFoundError):
        return file.read_bytes()
    return b""

"""Files that are wholly there after a power cut, or not at all."""

import os
from pathlib import Path


def flush_folder(folder: Path) -> None:
    """Wait until the names in a folder are on disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, on disk."""
    missing = [p for p in (folder, *folder.parents) if not p.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for made in missing:
        flush_folder(made.parent)


def draft_of(path: Path) -> Path:
    """Where a file is written before it takes its name."""
    return path.with_name(f".{path.name}.new")


def settle(path: Path) -> None:
    """Bring a finished draft to disk; `publish` gives it its name."""
    descriptor = os.open(draft_of(path), os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def publish(path: Path) -> None:
    """Give a settled draft its name, in place of what had it before."""
    draft_of(path).replace(path)
    flush_folder(path.parent)

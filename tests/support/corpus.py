"""Real data kept outside the project: RONGMEI_DATA, or ../shared/data beside the checkout."""

import os
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def folder(name: str) -> Path:
    """A folder of the data; the test is skipped, with the reason, where it is not."""
    found = Path(os.environ.get("RONGMEI_DATA") or ROOT / ".." / "shared" / "data").resolve() / name
    if not found.is_dir():
        pytest.skip(f"no real data in {found}: set RONGMEI_DATA to a folder that holds {name}/")
    return found


def files(archive: str) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of every file in `feeds/<archive>.tar.gz`."""
    path = folder("feeds") / f"{archive}.tar.gz"
    with tarfile.open(path) as packed:
        for member in packed:
            if content := packed.extractfile(member) if member.isfile() else None:
                yield member.name, content.read()

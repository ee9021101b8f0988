"""A file shows under its name when all of it is on disk, and not before, whatever happens to who writes it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from rongmei.core.files import sweeping
from rongmei.core.files.storage import DurableStorage
from rongmei.core.files.sweeping import A_DAY

# Killed with half of the file written: after the first of two chunks of 64 KiB.
WRITER = """
import os, signal, sys
from django.conf import settings
settings.configure()
from django.core.files.base import File
from rongmei.core.files.storage import DurableStorage

class Half(File):
    def chunks(self, chunk_size=None):
        yield bytes(65536)
        print("half", flush=True)
        os.kill(os.getpid(), signal.SIGKILL)

DurableStorage(location=sys.argv[1]).save("1/ab/name", Half(None, "name"))
"""


@pytest.fixture
def storage(tmp_path: Path) -> DurableStorage:
    """As the settings make it."""
    return DurableStorage(location=tmp_path, allow_overwrite=True)


def names(folder: Path) -> list[str]:
    """Every file there is."""
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def killed_while_writing(folder: Path) -> None:
    done = subprocess.run([sys.executable, "-c", WRITER, str(folder)], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (-signal.SIGKILL, b"half\n"), done.stderr


def test_who_is_killed_while_writing_leaves_no_file_of_that_name(tmp_path: Path, storage: DurableStorage) -> None:
    killed_while_writing(tmp_path)
    assert not storage.exists("1/ab/name")
    storage.save("1/ab/name", ContentFile(b"whole"))
    assert (tmp_path / "1/ab/name").read_bytes() == b"whole"


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_fault_before_the_rename_leaves_nothing_at_all(
    step: str, tmp_path: Path, storage: DurableStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, step, fails)
        with pytest.raises(OSError, match="No space"):
            storage.save("1/ab/name", ContentFile(b"whole"))
    assert names(tmp_path) == []


def test_it_is_flushed_before_it_shows_and_its_folders_after(
    tmp_path: Path, storage: DurableStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    flush, replace = os.fsync, os.replace

    def flushes(descriptor: int) -> None:
        seen.append(Path(os.readlink(f"/proc/self/fd/{descriptor}")).suffix or "folder")
        flush(descriptor)

    def replaces(old: str, new: Path) -> None:
        seen.append("rename")
        replace(old, new)

    monkeypatch.setattr(os, "fsync", flushes)
    monkeypatch.setattr(os, "replace", replaces)
    storage.save("1/ab/name", ContentFile(b"whole"))
    assert seen == [".part", "rename", "folder", "folder", "folder"]
    assert names(tmp_path) == ["name"]


def test_saved_twice_is_one_file(tmp_path: Path, storage: DurableStorage) -> None:
    assert [storage.save("1/ab/name", ContentFile(b"whole")) for _turn in range(2)] == ["1/ab/name"] * 2
    assert names(tmp_path) == ["name"]


def test_what_the_killed_left_is_swept_a_day_later_and_nothing_else(tmp_path: Path, storage: DurableStorage) -> None:
    killed_while_writing(tmp_path)
    [left] = names(tmp_path)
    storage.save("1/ab/whole", ContentFile(b"whole"))
    storage.save("1/ab/named.part", ContentFile(b"whole"))
    assert storage.sweep(A_DAY) == 0
    for path in tmp_path.rglob("*"):
        os.utime(path, (0, path.stat().st_mtime - A_DAY - 1))
    assert storage.sweep(A_DAY) == 1
    assert names(tmp_path) == ["named.part", "whole"]
    assert left.startswith("name.")


def test_the_clock_sweeps_the_nodes_own_files(
    tmp_path: Path, storage: DurableStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed_while_writing(tmp_path)
    monkeypatch.setattr(sweeping, "default_storage", storage)
    monkeypatch.setattr(sweeping, "A_DAY", -1)
    sweeping.sweep()
    assert names(tmp_path) == []

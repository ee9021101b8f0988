"""What was acknowledged is on disk, whoever dies."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from rongmei.domains.insight.adapters.lake import Lake, Spool, roll, spool
from tests.factories import readings as make
from tests.support.waiting import until

WRITER = """
import sys
from itertools import count
from pathlib import Path
from rongmei.domains.insight.adapters.lake.spool import Spool
spool = Spool(Path(sys.argv[1]))
for number in count():
    spool.append([b'{"view":%d}\\n' % number]).result()
    print(number, flush=True)
"""


def lines(folder: Path) -> list[str]:
    return [line for path in folder.glob("*.jsonl") for line in path.read_text().splitlines()]


def test_what_was_acknowledged_survives_kill_9(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        told = [int(writer.stdout.readline()) for _ in range(300)]
        writer.send_signal(signal.SIGKILL)
        told += [int(line) for line in writer.stdout if line.endswith("\n")]
    kept = {json.loads(line)["view"] for line in lines(tmp_path) if line.endswith("}")}
    assert set(told) <= kept
    assert len(told) >= 300


def test_many_threads_share_one_sync(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced, gate = [], threading.Event()

    def slowly(descriptor: int) -> None:
        gate.wait(5)
        synced.append(os.fstat(descriptor).st_size)

    monkeypatch.setattr(os, "fdatasync", slowly)
    one = Spool(tmp_path)
    done = [one.append([b"%d\n" % n]) for n in range(500)]
    gate.set()
    for future in done:
        future.result(10)
    one.close()
    assert len(synced) <= 3
    assert sorted(map(int, lines(tmp_path))) == list(range(500))


def test_a_reader_who_leaves_takes_nobodys_line_along(tmp_path: Path) -> None:
    one = Spool(tmp_path)
    left, stayed = one.append([b"1\n"]), one.append([b"2\n"])
    assert not left.cancel()
    stayed.result(10)
    one.close()
    assert sorted(lines(tmp_path)) == ["1", "2"]


def test_a_full_disk_is_told_and_the_next_line_lands_whole_in_another_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = spool._write

    def full(file: Any, data: bytes) -> None:
        file.write(data[:3])
        raise OSError(28, "No space left on device")

    one = Spool(tmp_path)
    monkeypatch.setattr(spool, "_write", full)
    with pytest.raises(OSError, match="No space"):
        one.append([b"torn\n"]).result(10)
    monkeypatch.setattr(spool, "_write", real)
    one.append([b"whole\n"]).result(10)
    one.close()
    assert sorted(lines(tmp_path)) == ["tor", "whole"]


def test_a_folder_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OSError, match="Not a directory"):
        Spool(tmp_path / "file" / "spool").append([b"1\n"]).result(10)


def test_too_many_that_wait_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = threading.Event()
    monkeypatch.setattr(spool, "MOST", 5)
    monkeypatch.setattr(os, "fdatasync", lambda _fd: gate.wait(10))
    one = Spool(tmp_path)
    first = one.append([b"0\n"])
    until(lambda: not one._waiting)
    for _ in range(5):
        one.append([b"1\n"])
    with pytest.raises(BlockingIOError, match="not keeping up"):
        one.append([b"1\n"])
    gate.set()
    first.result(10)
    one.close()


def test_a_file_ends_by_itself_even_when_nobody_reads(lake: Lake) -> None:
    one = Spool(lake.spool, seconds=0.2)
    one.append([make.reading().line()]).result(10)
    assert roll(lake) == set()
    until(lambda: roll(lake))
    assert list(lake.spool.glob("*.jsonl")) == []


def test_a_file_ends_at_its_size(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "BYTES", 100)
    one = Spool(lake.spool)
    for _ in range(3):
        one.append([make.reading().line()]).result(10)
    one.close()
    assert len(list(lake.spool.glob("*.jsonl"))) == 3


def test_a_living_writers_file_is_read_but_not_rolled(lake: Lake) -> None:
    one = Spool(lake.spool)
    one.append([make.reading().line()]).result(10)
    assert roll(lake) == set()
    found = make.measured(lake)
    assert found is not None
    assert found.views == 1
    one.close()
    assert roll(lake) == {("511921", make.DAY)}

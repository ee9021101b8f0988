import os
import stat
from pathlib import Path

from rongmei.runtime.kept import kept


def test_it_is_made_once_and_closed(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    assert kept(file, lambda: b"first") == kept(file, lambda: b"second") == b"first"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["secret"]


def test_what_a_killed_process_left_is_made_anew(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.touch()
    (tmp_path / f".secret.{os.getpid()}.new").write_bytes(b"half")
    assert kept(file, lambda: b"whole") == b"whole"


def test_of_two_processes_at_once_the_first_wins(tmp_path: Path) -> None:
    file = tmp_path / "secret"

    def overtaken() -> bytes:
        file.write_bytes(b"theirs")
        return b"ours"

    assert kept(file, overtaken) == b"theirs"
    assert os.listdir(tmp_path) == ["secret"]

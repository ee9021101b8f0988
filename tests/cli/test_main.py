"""What every verb has in common."""

from pathlib import Path

import pytest

from rongmei.cli.main import COMMANDS, cli
from tests.cli.support import rongmei


def test_help_names_every_verb_and_needs_no_database(tmp_path: Path) -> None:
    told = rongmei(tmp_path / "nothing", "--help")
    assert told.code == 0
    for verb, what in COMMANDS.items():
        assert f"{verb} " in told.out
        assert what in told.out
    assert not (tmp_path / "nothing").exists()


@pytest.mark.parametrize("verb", [v for v in COMMANDS if v != "manage"])
def test_every_verb_tells_how_it_is_used(verb: str, tmp_path: Path) -> None:
    command = cli.get_command(None, verb)  # type: ignore[arg-type]
    assert command is not None
    assert command.help
    assert command.name


def test_an_unknown_verb_is_a_sentence(tmp_path: Path) -> None:
    told = rongmei(tmp_path, "fly")
    assert told.code == 2
    assert "No such command 'fly'" in told.error


def test_a_folder_that_cannot_be_written_is_a_sentence_with_advice(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    told = rongmei(tmp_path / "file" / "home", "migrate")
    assert told.code == 1
    assert "不能写入数据文件夹" in told.error
    assert "RONGMEI_HOME" in told.error
    assert "Traceback" not in told.all


def test_a_refusal_is_a_sentence_with_advice(centre: Path) -> None:
    told = rongmei(centre, "journal", "verify", "--organisation", "999999")
    assert told.code == 1
    assert told.error.strip() == "没有这个单位。请检查单位代码。"

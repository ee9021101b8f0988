"""What a folder says of the demonstration, and who is named on its sign-in page."""

from pathlib import Path

import pytest

from rongmei.config.demo import cast, mark


def test_a_folder_without_a_mark_names_nobody(tmp_path: Path) -> None:
    assert mark.read(tmp_path) is mark.Stage.NONE
    assert mark.accounts(tmp_path) == []


@pytest.mark.parametrize("text", ["", "{", '{"known_password": true}'])
def test_a_broken_mark_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / mark.FILE).write_text(text)
    assert mark.read(tmp_path) is mark.Stage.NONE


def test_a_demonstration_names_its_accounts_with_the_known_password(tmp_path: Path) -> None:
    mark.write(tmp_path, mark.Stage.LOADED)
    assert mark.read(tmp_path) is mark.Stage.LOADED
    named = dict(mark.accounts(tmp_path))
    assert ("tj-yishen", "一审", cast.PASSWORD) in named["通江县"]
    assert len(named) == len(cast.CENTRES)


def test_a_password_of_ones_own_is_told_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RONGMEI_DEMO_PASSWORD", "only-for-the-fair-2026")
    mark.write(tmp_path, mark.Stage.LOADED)
    assert {password for _c, people in mark.accounts(tmp_path) for _a, _n, password in people} == {""}
    assert "only-for-the-fair" not in (tmp_path / mark.FILE).read_text()

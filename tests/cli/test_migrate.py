"""Bringing the schema up to date."""

from pathlib import Path

from tests.cli.support import rongmei


def test_from_nothing_and_again(centre: Path) -> None:
    told = rongmei(centre, "migrate")
    assert told.code == 0
    assert "正在更新数据库结构" in told.out
    assert (centre / "static" / "ui" / "icons.svg").is_file()
    shown = rongmei(centre, "manage", "showmigrations", "--database", "migrator")
    assert "[ ]" not in shown.out
    assert "[X] 0001_initial" in shown.out

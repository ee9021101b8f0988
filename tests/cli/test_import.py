"""`rongmei import`: what is said of mistakes, before anything is read."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db.utils import InterfaceError, OperationalError

from rongmei.cli.import_site import _database_may_go, _mapping
from rongmei.cli.main import cli
from rongmei.runtime.trouble import Trouble
from tests.factories.old_sites import export, post


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    asked = ["import", str(tmp_path / "no.xml"), "--centre", "511921", "--host", "old.example.cn"]
    assert CliRunner().invoke(cli, asked).exit_code == 2


def test_the_host_must_be_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["import", str(export(tmp_path, post())), "--centre", "511921"])
    assert result.exit_code == 2
    assert "--host" in result.output


def test_sections_are_pairs() -> None:
    assert _mapping(("本地要闻 = 社会",)) == {"本地要闻": "社会"}
    with pytest.raises(Trouble, match="旧栏目=新栏目"):
        _mapping(("本地要闻",))


@pytest.mark.parametrize("broken", [OperationalError, InterfaceError])
def test_a_database_that_goes_away_is_a_sentence(broken: type[Exception]) -> None:
    with pytest.raises(Trouble, match="再执行一次，会接着做"), _database_may_go():
        raise broken

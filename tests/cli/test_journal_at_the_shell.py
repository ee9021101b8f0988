"""`rongmei journal verify` as an operator runs it, on a node of its own."""

from pathlib import Path

import psycopg
import pytest

from rongmei.runtime.postgres import Cluster
from tests.cli.support import rongmei

SEAL = "from rongmei.core.journal.sealer import seal\nwhile seal()[0]: pass"


@pytest.fixture
def sealed(centre: Path) -> Path:
    """The shared node, everything in it sealed."""
    assert rongmei(centre, "manage", "shell", "-v", "0", "-c", SEAL).code == 0
    return centre


def tamper(home: Path, statement: str) -> None:
    """As somebody with the database's own keys, who knows how to go around the triggers."""
    with psycopg.connect(Cluster(home / "pg").url("rongmei"), autocommit=True) as db:
        db.execute("set session_replication_role = replica")
        db.execute(statement.encode())


def test_a_sound_journal_says_how_much_is_proven_and_what_cannot_be(sealed: Path) -> None:
    told = rongmei(sealed, "journal", "verify", "--organisation", "511921")
    assert told.code == 0, told.all
    assert "✓ 日志完好：已证明" in told.out
    assert " 0 条" not in told.out


def test_a_changed_entry_is_named(sealed: Path) -> None:
    tamper(sealed, "update journal_entry set actor = 77 where id = (select min(entry_id) from journal_seal)")
    told = rongmei(sealed, "journal", "verify")
    tamper(sealed, "update journal_entry set actor = null where actor = 77")
    assert told.code == 1
    assert "✗ 单位 " in told.out
    assert "第 1 号" in told.out
    assert "✗ 日志有问题" in told.out
    assert rongmei(sealed, "journal", "verify").code == 0, "put right again, it is sound again"

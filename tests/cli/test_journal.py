"""What `rongmei journal verify` says, and how it ends."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rongmei.cli.main import cli
from rongmei.core.journal import heads
from rongmei.core.journal.models import Entry
from rongmei.core.journal.sealer import seal
from rongmei.domains.organisations import events
from rongmei.domains.organisations.models import Organisation
from tests.factories import journal as make
from tests.factories.organisations import make_organisation

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "sealer", "reports", "migrator"])

KIND = events.FOUNDED


@pytest.fixture
def place() -> Organisation:
    heads.file().unlink(missing_ok=True)
    return make_organisation()


@pytest.fixture
def entries(place: Organisation) -> Iterator[list[Entry]]:
    """Three deeds, sealed."""
    made = [make.happen(place, KIND, n=n) for n in range(3)]
    seal()
    yield made
    heads.file().unlink(missing_ok=True)


def verify(*options: str) -> Result:
    return CliRunner().invoke(cli, ["journal", "verify", *options])


def told(*options: str) -> str:
    """The words of a verification that finds something."""
    result = verify(*options)
    assert result.exit_code == 1, result.output
    assert "✗ 日志有问题" in result.output
    return result.output


def test_a_sound_journal_is_told_and_what_that_does_not_prove(entries: list[Entry]) -> None:
    result = verify()
    assert result.exit_code == 0, result.output
    assert "✓ 日志完好：已证明 3 条记录" in result.output
    assert "不能证明" in result.output
    assert "--heads" in result.output


def test_an_altered_entry_is_named(entries: list[Entry]) -> None:
    make.tamper(f"update journal_entry set actor = 7 where id = {entries[1].pk}")
    assert f"第 2 号：记录 {entries[1].pk} 的内容被改动" in told()


def test_a_removed_entry_is_named(entries: list[Entry]) -> None:
    make.tamper(f"delete from journal_entry where id = {entries[0].pk}")
    words = told()
    assert f"第 1 号：记录 {entries[0].pk} 已被删除" in words
    assert "已证明 2 条" in words


def test_an_entry_removed_with_its_seal_is_named_by_its_place(entries: list[Entry]) -> None:
    make.cut(entries[1])
    assert "链条缺少第 2 号封存" in told()


def test_reordered_entries_are_named(entries: list[Entry]) -> None:
    make.swap(entries[0], entries[2])
    words = told()
    assert f"记录 {entries[0].pk} " in words
    assert f"记录 {entries[2].pk} " in words


def test_seals_that_changed_places_are_told_as_an_order(entries: list[Entry]) -> None:
    make.tamper(
        "update journal_seal set sequence = -sequence where sequence < 3;"
        "update journal_seal set sequence = 3 + sequence where sequence < 0"
    )
    assert "次序被改动" in told()


def test_a_cut_tail_is_named(entries: list[Entry]) -> None:
    make.cut(entries[2])
    assert "第 3 号与已交出的签名链头不符（尾部被截断或改写）" in told()


def test_heads_kept_elsewhere_show_what_was_rewritten_here(entries: list[Entry], tmp_path: Path) -> None:
    """Whoever rewrites the tail and this node's own heads cannot rewrite a copy."""
    elsewhere = Path(shutil.copy(heads.file(), tmp_path / "heads.jsonl"))
    make.cut(entries[2])
    heads.file().unlink()
    assert verify().exit_code == 0, "nothing here can prove it"
    assert "第 3 号" in told("--heads", str(elsewhere))


def test_a_forged_head_is_told(entries: list[Entry], place: Organisation) -> None:
    with heads.file().open("a") as file:
        head = {"organisation": place.pk, "sequence": 3, "hash": "0" * 64, "at": "", "signature": "00" * 64}
        file.write(json.dumps(head) + "\n")
    assert "第 3 号" in told()


def test_one_organisation_is_verified_alone(entries: list[Entry]) -> None:
    other = make_organisation("511922")
    spoilt = make.happen(other, KIND)
    seal()
    make.tamper(f"delete from journal_entry where id = {spoilt.pk}")
    assert verify("--organisation", "511921").exit_code == 0
    assert f"单位 {other.pk} 第 1 号" in told("--organisation", "511922")


def test_deeds_nobody_seals_are_told(place: Organisation) -> None:
    entry = make.happen(place, KIND)
    make.tamper(f"update journal_entry set at = at - interval '2 minutes' where id = {entry.pk}")
    assert "1 条记录超过一分钟仍未封存" in told()

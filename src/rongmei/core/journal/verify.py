"""`rongmei journal verify`: walk every chain and name the first bad or missing entry."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connections
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rongmei.core.journal import heads
from rongmei.core.journal.chain import GENESIS, link
from rongmei.core.journal.sealer import ALIAS

_WALK = """
with s as (
  select * from journal_seal where organisation_id = %s and sequence > %s order by sequence limit %s
)
select s.sequence, s.entry_id, s.previous_hash, s.hash,
       e.organisation_id, e.id, e.actor, e.verb, e.object_kind, e.object_id, e.data, e.at
from s left join journal_entry e on e.organisation_id = s.organisation_id and e.id = s.entry_id
order by s.sequence
"""
PAGE = 5000
_LOOSE = """
select count(*) from journal_entry e where organisation_id = %s and at < now() - interval '1 minute'
  and not exists (select from journal_seal s where s.organisation_id = e.organisation_id and s.entry_id = e.id)
"""
_COLUMNS = ("organisation_id", "id", "actor", "verb", "object_kind", "object_id", "data", "at")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong: whose chain, at which place, which entry, and what."""

    organisation: int
    sequence: int
    entry: int | None
    what: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a verification found: how many entries are proven, and what is wrong."""

    proven: int
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """True when nothing is wrong."""
        return not self.findings


LIMITS = gettext_lazy(
    "不能证明：超级用户在链头交出之前改写全部记录；近一分钟内尚未封存的记录；"
    "链头文件也在同一台机器上被一并改写（请把链头另存别处，用 --heads 核对）。"
)


def verify(organisation: int | None = None, heads_file: Path | None = None) -> Report:
    """Verify the chains of one organisation or all, and the signed heads handed out.

    Args:
        organisation: its id; None for all.
        heads_file: heads kept elsewhere (a linked node, a printed copy); this node's own when None.
    """
    expected = _expected(heads_file)
    chosen = [organisation] if organisation else sorted({*_organisations(), *expected})
    proven, findings = 0, list[Finding]()
    for one in chosen:
        tips: dict[int, str] = {}
        walked = list(_chain(one, tips))
        findings += walked + list(_cut(one, tips, expected.get(one, set()))) + list(_loose(one))
        proven += len(tips) - len({finding.entry for finding in walked if finding.entry})
    return Report(proven, tuple(findings))


def _organisations() -> list[int]:
    with connections[ALIAS].cursor() as cursor:
        cursor.execute(
            "select distinct organisation_id from journal_entry union select organisation_id from journal_seal"
        )
        return [row[0] for row in cursor.fetchall()]


def _expected(path: Path | None) -> dict[int, set[tuple[int, str]]]:
    """Every head handed out, by organisation: two that name one place differently tell of a tail written anew."""
    found: dict[int, set[tuple[int, str]]] = {}
    for head in heads.handed_out(path):
        found.setdefault(head["organisation"], set()).add((head["sequence"], head["hash"] if head["valid"] else ""))
    return found


def _chain(organisation: int, tips: dict[int, str]) -> Iterator[Finding]:
    """Walk one chain; it stops being proof at its first break, but each later break is named as well."""
    previous, place = GENESIS, 0
    for sequence, entry_id, claimed_previous, claimed, *deed in _rows(organisation):
        place += 1
        if sequence != place:
            yield Finding(organisation, place, None, _("链条缺少第 %(n)d 号封存") % {"n": place})
            place = sequence
        yield from _link(organisation, place, entry_id, (previous, claimed_previous, claimed), deed)
        previous = claimed
        tips[sequence] = claimed


def _link(
    organisation: int, place: int, entry: int, hashes: tuple[str, str, str], deed: list[Any]
) -> Iterator[Finding]:
    previous, claimed_previous, claimed = hashes
    row = dict(zip(_COLUMNS, deed, strict=True))
    if row["id"] is None:
        yield Finding(organisation, place, entry, _("记录 %(id)d 已被删除") % {"id": entry})
        return
    row["data"] = json.loads(row["data"])
    if claimed_previous != previous:
        yield Finding(organisation, place, entry, _("记录 %(id)d 与前一条接不上（次序被改动）") % {"id": entry})
    if link(claimed_previous, place, row) != claimed:
        yield Finding(organisation, place, entry, _("记录 %(id)d 的内容被改动") % {"id": entry})


def _rows(organisation: int) -> Iterator[tuple[Any, ...]]:
    """Page by page: a cursor over all of them is planned for its first rows, and took hundreds of times longer."""
    last = -(2**63)
    while True:
        with connections[ALIAS].cursor() as cursor:
            cursor.execute(_WALK, [organisation, last, PAGE])
            page = cursor.fetchall()
        yield from page
        if len(page) < PAGE:
            return
        last = page[-1][0]


def _cut(organisation: int, tips: dict[int, str], expected: set[tuple[int, str]]) -> Iterator[Finding]:
    for sequence, hash_ in sorted(expected):
        if tips.get(sequence) != hash_:
            yield Finding(
                organisation,
                sequence,
                None,
                _("第 %(n)d 号与已交出的签名链头不符（尾部被截断或改写）") % {"n": sequence},
            )
            return


def _loose(organisation: int) -> Iterator[Finding]:
    with connections[ALIAS].cursor() as cursor:
        cursor.execute(_LOOSE, [organisation])
        count = cursor.fetchone()[0]
    if count:
        yield Finding(organisation, 0, None, _("%(n)d 条记录超过一分钟仍未封存，请检查后台进程") % {"n": count})

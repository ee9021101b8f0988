"""Shaping an organisation's circuit."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.permissions.roles import REVIEWERS
from rongmei.domains.review import events, rules
from rongmei.domains.review.models import Level
from rongmei.domains.review.queries.circuits import circuit_mark
from rongmei.domains.review.queries.records import LevelRecord

MOST_LEVELS, LONGEST_NAME, LONGEST_PROOF = 9, 40, 60


@transaction.atomic
def shape_circuit(*, actor: Actor, kind: str, levels: Sequence[LevelRecord], seen: str = "") -> None:
    """Replace the levels for a kind of thing, in the order given. Reviews under way keep theirs.

    Args:
        seen: `circuit_mark` of what the administrator changed; not asked when empty.

    Raises:
        Denied; Refusal when there is no level or too many, a level lacks a name or its role does not review, words
        are too long, or somebody else changed the circuit meanwhile.
    """
    authorise(actor, rules.SHAPE)
    _check(levels)
    list(Level.mine().select_for_update().filter(kind=kind))
    if seen and seen != circuit_mark(kind):
        raise Refusal(_("审核流程刚被别人修改过。"), _("您填写的内容还在下面，请与现行流程核对后再保存。"))
    Level.mine().filter(kind=kind).delete()
    rows = [
        Level.objects.create(
            kind=kind, order=n, name=x.name.strip(), role=x.role, proofs=[p.strip() for p in x.proofs if p.strip()]
        )
        for n, x in enumerate(levels, 1)
    ]
    append(actor, events.SHAPED, rows[0], kind=kind, levels=len(rows), mark=circuit_mark(kind))


def _check(levels: Sequence[LevelRecord]) -> None:
    checks = [
        (not levels, _("至少要保留一级审核。"), _("请添加审核级别。")),
        (len(levels) > MOST_LEVELS, _("审核级别最多九级。"), _("请合并后保存。")),
        (any(not x.name.strip() or x.role not in REVIEWERS for x in levels),
         _("每一级都要有名称和审核角色。"), _("请补全后保存。")),
        (any(len(x.name.strip()) > LONGEST_NAME for x in levels), _("级别名称最多四十字。"), _("请缩短后保存。")),
        (any(len(p.strip()) > LONGEST_PROOF for x in levels for p in x.proofs),
         _("每个校对项最多六十字。"), _("请缩短，或分成几项。")),
        (any(len(set(x.proofs)) < len(x.proofs) for x in levels), _("同一级里有重复的校对项。"),
         _("请去掉重复的一项。")),
    ]  # fmt: skip
    for wrong, message, advice in checks:
        if wrong:
            raise Refusal(message, advice)

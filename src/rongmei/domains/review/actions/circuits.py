"""Shaping an organisation's circuit."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, Role, authorise
from rongmei.core.permissions.roles import REVIEWERS
from rongmei.domains.review import events, rules
from rongmei.domains.review.models import Level
from rongmei.domains.review.queries import LevelRecord


@transaction.atomic
def shape_circuit(*, actor: Actor, kind: str, levels: Sequence[LevelRecord]) -> None:
    """Replace the levels for a kind of thing. Reviews under way keep theirs.

    Raises:
        Denied; Refusal when there is no level, a level has no name, or its role does not review.
    """
    authorise(actor, rules.SHAPE)
    if not levels:
        raise Refusal(_("至少要保留一级审核。"), _("请添加审核级别。"))
    if any(not level.name.strip() or Role(level.role) not in REVIEWERS for level in levels):
        raise Refusal(_("每一级都要有名称和审核角色。"), _("请补全后保存。"))
    Level.mine().filter(kind=kind).delete()
    rows = [
        Level.objects.create(kind=kind, order=n, name=x.name.strip(), role=x.role, proofs=list(x.proofs))
        for n, x in enumerate(levels, 1)
    ]
    append(actor, events.SHAPED, rows[0], levels=len(rows))

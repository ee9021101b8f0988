"""Calling a finding of the content checks a false alarm."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.domains.review import events, rules
from rongmei.domains.review.adapters.checks import Finding
from rongmei.domains.review.models import Dismissal

LONGEST = 200


@transaction.atomic
def dismiss(*, actor: Actor, kind: str, object_id: int, finding: Finding, reason: str) -> None:
    """It is not raised again on that sentence of that piece; everybody sees that it was dismissed, why and by whom.

    Raises:
        Denied; Refusal without a reason.
    """
    authorise(actor, rules.DISMISS)
    if not reason.strip():
        raise Refusal(_("忽略要写明理由。"), _("例如“人名如此”“引用原文”，审核人会看到。"))
    row, made = Dismissal.mine().get_or_create(
        kind=kind, object_id=object_id, key=finding.key,
        defaults={
            "check_name": finding.check, "found": finding.found[:LONGEST], "reason": reason.strip()[:LONGEST],
            "by_id": actor.user,
        },
    )  # fmt: skip
    if made:
        append(actor, events.DISMISSED, row, kind=kind, object=object_id, check=finding.check)

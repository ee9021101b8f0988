"""False alarms."""

from collections.abc import Sequence
from dataclasses import replace

from rongmei.domains.accounts.api import names
from rongmei.domains.review.adapters.checks import Finding
from rongmei.domains.review.models import Dismissal


def weighed(kind: str, object_id: int, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, those that were called false alarms with the reason and by whom."""
    keys = {finding.key for finding in findings}
    rows = {d.key: d for d in Dismissal.objects.filter(kind=kind, object_id=object_id, key__in=keys)} if keys else {}
    people = names([d.by_id for d in rows.values()])
    return tuple(
        replace(f, dismissed=d.reason, dismissed_by=people.get(d.by_id or 0, "")) if (d := rows.get(f.key)) else f
        for f in findings
    )

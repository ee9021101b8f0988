"""What was made of submissions: provenance, differences, suspensions."""

from collections.abc import Sequence

from rongmei.core.scoping.rows import row
from rongmei.domains.accounts.api import names
from rongmei.domains.liaison.adapters.package import content_of, unpack
from rongmei.domains.liaison.enums import DifferenceState, SuspensionState
from rongmei.domains.liaison.models import Adoption, Difference, Suspension
from rongmei.domains.liaison.queries.records import DifferenceRecord, Provenance, SuspensionRecord
from rongmei.domains.organisations.api import by_code, organisation


def provenance(story: int) -> Provenance | None:
    """Where an own story was adopted from; None when it was written here."""
    found = Adoption.objects.filter(story_id=story).select_related("submission", "said").first()
    if found is None:
        return None
    difference = Difference.objects.filter(adoption=found, state=DifferenceState.OPEN).first()
    suspension = Suspension.objects.filter(adoption=found).first()
    return Provenance(
        story=story,
        incoming=found.submission_id,
        origin_name=by_code(found.origin).centre_name,
        sender_name=organisation(found.submission.sender_id).centre_name,
        hash=found.said.hash,
        who=names([found.by_id]).get(found.by_id or 0, ""),
        at=found.at,
        difference=difference.pk if difference else None,
        suspension=_suspensions([suspension])[0] if suspension else None,
    )


def suspension(pk: int) -> SuspensionRecord:
    """One suspension; NotFound outside the scope."""
    return _suspensions([row(Suspension, pk)])[0]


def open_suspensions(*, after: int | None = None, limit: int = 50) -> list[SuspensionRecord]:
    """Adopted stories that lie still until somebody decides, the oldest first; `after` the one of that id only."""
    found = Suspension.objects.filter(state=SuspensionState.OPEN, pk__gt=after or 0)
    return _suspensions(list(found.order_by("pk")[:limit]))


def difference(pk: int) -> DifferenceRecord:
    """One difference; NotFound outside the scope."""
    return _differences([row(Difference, pk)])[0]


def open_differences(*, after: int | None = None, limit: int = 50) -> list[DifferenceRecord]:
    """Corrections that somebody has to decide about, the oldest first; `after` the one of that id only."""
    found = Difference.objects.filter(state=DifferenceState.OPEN, pk__gt=after or 0)
    return _differences(list(found.order_by("pk")[:limit]))


def _adoptions(rows: Sequence[Difference] | Sequence[Suspension]) -> dict[int, Adoption]:
    found = Adoption.objects.filter(pk__in={r.adoption_id for r in rows})
    return {a.pk: a for a in found.select_related("submission__sender", "said", "story")}


def _suspensions(rows: Sequence[Suspension]) -> list[SuspensionRecord]:
    adoptions = _adoptions(rows)
    told = Suspension.objects.filter(pk__in=[r.pk for r in rows]).select_related("withdrawal")
    why = {r.pk: unpack(r.withdrawal.body).words for r in told}
    return [
        SuspensionRecord(
            r.pk, a.story_id, a.story.headline, str(a.submission.sender), r.state, r.get_state_display(), why[r.pk],
            r.words, r.opened_at, r.decided_at,
        )
        for r in rows for a in [adoptions[r.adoption_id]]
    ]  # fmt: skip


def _differences(rows: Sequence[Difference]) -> list[DifferenceRecord]:
    adoptions, people = _adoptions(rows), names([r.by_id for r in rows])
    told = Difference.objects.filter(pk__in=[r.pk for r in rows]).select_related("correction")
    packages = {r.pk: unpack(r.correction.body) for r in told}
    return [
        DifferenceRecord(
            r.pk, a.story_id, a.submission_id, a.story.headline, str(a.submission.sender), r.state,
            r.get_state_display(), packages[r.pk].words, r.words, people.get(r.by_id or 0, ""), r.opened_at,
            r.decided_at, content_of(unpack(a.said.body)), content_of(packages[r.pk]),
        )
        for r in rows for a in [adoptions[r.adoption_id]]
    ]  # fmt: skip

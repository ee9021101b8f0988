"""下级单位: what each centre directly below submitted, what became of it, and who is late with what."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet
from django.utils import timezone

from rongmei.core.scoping import current
from rongmei.domains.liaison.enums import IncomingState, PackageKind, ReturnReason
from rongmei.domains.liaison.models import Incoming
from rongmei.domains.organisations.api import OrganisationRecord, children

# Returns that ask for the piece again, mended; the others end it.
MENDABLE = (ReturnReason.FACTS, ReturnReason.WRITING, ReturnReason.PICTURES)
# Ours, as nothing is prescribed: how long mending may take below, and signing for here.
MEND, SIGN = timedelta(hours=72), timedelta(hours=24)
WAITING = (IncomingState.RECEIVED, IncomingState.SIGNED_FOR)


@dataclass(frozen=True, slots=True)
class Standing:
    """How one centre below stands.

    Attributes:
        sent, adopted, returned: submissions that came in the period, and what has become of them since.
        waiting: submissions of any time that wait for this side; `waiting_since` is when the oldest of them came.
        unsigned: those of them that nobody here signed for within a day.
        late: returned for mending more than three days ago, and not sent again.
        last_at: when the newest submission of any time came.
    """

    place: OrganisationRecord
    sent: int = 0
    adopted: int = 0
    returned: int = 0
    waiting: int = 0
    waiting_since: datetime | None = None
    unsigned: int = 0
    late: int = 0
    last_at: datetime | None = None

    @property
    def rate(self) -> float | None:
        """Share of the period's submissions that was adopted, 0 to 1; None when there was none."""
        return self.adopted / self.sent if self.sent else None


def standings(*, since: datetime, until: datetime) -> list[Standing]:
    """How every centre directly below stands, by code.

    Args:
        since, until: the period, its end not included.
    """
    places = children(current().writing)
    counted = {row.pop("sender_id"): row for row in _counted([p.id for p in places], since, until)}
    late = dict(_late().values_list("sender_id").annotate(n=Count("pk")))
    return [Standing(place, **counted.get(place.id, {}), late=late.get(place.id, 0)) for place in places]


def _counted(places: list[int], since: datetime, until: datetime) -> list[dict[str, Any]]:
    now, came = timezone.now(), Q(received_at__gte=since, received_at__lt=until)
    found = Incoming.objects.filter(kind=PackageKind.SUBMISSION, sender_id__in=places).order_by()
    waiting = Q(state__in=WAITING)
    rows = found.values("sender_id").annotate(
        sent=Count("pk", filter=came),
        adopted=Count("pk", filter=came & Q(state=IncomingState.ADOPTED)),
        returned=Count("pk", filter=came & Q(state=IncomingState.RETURNED)),
        waiting=Count("pk", filter=waiting),
        waiting_since=Min("received_at", filter=waiting),
        unsigned=Count("pk", filter=Q(state=IncomingState.RECEIVED, received_at__lt=now - SIGN)),
        last_at=Max("received_at"),
    )
    return [dict(row) for row in rows]


def _late() -> QuerySet[Incoming]:
    again = Incoming.objects.filter(kind=PackageKind.SUBMISSION, answers=OuterRef("package"))
    returned = Incoming.objects.filter(
        kind=PackageKind.SUBMISSION, state=IncomingState.RETURNED, reason__in=MENDABLE,
        changed_at__lt=timezone.now() - MEND,
    )  # fmt: skip
    return returned.filter(~Exists(again)).order_by()

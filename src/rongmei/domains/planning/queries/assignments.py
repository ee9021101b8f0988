"""What others may know of coverages and assignments."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from rongmei.core.permissions import Actor
from rongmei.core.scoping.rows import row
from rongmei.domains.accounts.api import names
from rongmei.domains.organisations.api import desks
from rongmei.domains.planning.models import Assignment, Coverage
from rongmei.domains.planning.queries.records import OPEN, AssignmentRecord, CoverageRecord


def assignment(pk: int) -> AssignmentRecord:
    """One assignment; NotFound outside the scope."""
    row(Assignment, pk)
    return _records(Assignment.objects.filter(pk=pk))[0]


def assignments(
    *,
    actor: Actor | None = None,
    user: int | None = None,
    desk: int | None = None,
    state: str = "",
    late: bool = False,
    open_only: bool = True,
    after: int | None = None,
    limit: int = 200,
) -> list[AssignmentRecord]:
    """Assignments by deadline; those that are over, the latest deadline first.

    Args:
        actor: only those of this person, and of their desks while nobody has taken them.
        user, desk: only those given to this person, or to this desk.
        state: only those in this state; then `open_only` means nothing.
        late: only those past their deadline and not done.
        after: id of an assignment; only those that come after it in the list.
    """
    found = _given_to(actor, user, desk)
    if state:
        found = found.filter(state=state)
    elif open_only or late:
        found = found.filter(state__in=OPEN)
    if late:
        found = found.filter(deadline__lt=timezone.now())
    return _records(_in_order(found, over=bool(state) and state not in OPEN, after=after)[:limit])


def coverages_of_topic(pk: int) -> tuple[CoverageRecord, ...]:
    """What is to be made for a topic, and by whom."""
    given = _records(Assignment.objects.filter(coverage__topic_id=pk).order_by("pk"))
    return tuple(
        CoverageRecord(c.pk, c.kind, c.get_kind_display(), c.note, tuple(a for a in given if a.coverage == c.pk))
        for c in Coverage.objects.filter(topic_id=pk).order_by("pk")
    )


def _given_to(actor: Actor | None, user: int | None, desk: int | None) -> QuerySet[Assignment]:
    found = Assignment.objects.get_queryset()
    if actor:
        found = found.filter(Q(user_id=actor.user) | Q(user=None, desk_id__in=actor.desks))
    if user:
        found = found.filter(user_id=user)
    if desk:
        found = found.filter(desk_id=desk)
    return found


def _in_order(found: QuerySet[Assignment], *, over: bool, after: int | None) -> QuerySet[Assignment]:
    sign, step = ("-", "lt") if over else ("", "gt")
    if after:
        last = row(Assignment, after)
        beyond = Q(**{f"deadline__{step}": last.deadline})
        found = found.filter(beyond | Q(**{"deadline": last.deadline, f"pk__{step}": last.pk}))
    return found.order_by(f"{sign}deadline", f"{sign}pk")


def _records(found: QuerySet[Assignment]) -> list[AssignmentRecord]:
    """Records, with names looked up once for all."""
    rows = list(found.select_related("coverage__topic"))
    people = names([a.user_id for a in rows])
    places = {d.id: d.name for d in desks(open_only=False)} if any(a.desk_id for a in rows) else {}
    return [_record(a, people.get(a.user_id or 0) or places.get(a.desk_id or 0, "")) for a in rows]


def _record(a: Assignment, who: str) -> AssignmentRecord:
    c = a.coverage
    return AssignmentRecord(
        a.pk, c.pk, c.topic_id, c.topic.headline, c.kind, c.get_kind_display(), c.note,
        a.user_id, a.desk_id, who, a.deadline, a.state, a.get_state_display(), a.done_at,
    )  # fmt: skip

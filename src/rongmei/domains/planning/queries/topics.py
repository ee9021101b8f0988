"""What others may know of topics, and planning's part of today's board."""

from collections.abc import Collection
from typing import Any

from django.db.models import Count, Min, Q, QuerySet

from rongmei.core.scoping.rows import row
from rongmei.core.search.query import find
from rongmei.domains.accounts.api import names
from rongmei.domains.planning.enums import AssignmentState, TopicState
from rongmei.domains.planning.models import Topic
from rongmei.domains.planning.queries.assignments import assignments, coverages_of_topic
from rongmei.domains.planning.queries.leads import leads_of_topic, link, new_leads
from rongmei.domains.planning.queries.records import OPEN, Board, TopicRecord

TOPIC_WORDS = "planning.topic"


def topics(*, state: str = "", words: str = "", before: int | None = None, limit: int = 100) -> list[TopicRecord]:
    """The newest topics, filtered by state and by words in the headline or angle.

    Args:
        before: id of a topic; only older ones.
    """
    found = _counted().order_by("-id")
    if state:
        found = found.filter(state=state)
    if words:
        hits = [hit.object_id for hit in find(words, kinds=[TOPIC_WORDS], limit=500)]
        found = found.filter(Q(pk__in=hits) | Q(headline__icontains=words))
    if before:
        found = found.filter(pk__lt=before)
    rows = list(found[:limit])
    people = names([t.proposed_by_id for t in rows])
    return [_record(t, people) for t in rows]


def topics_by_id(wanted: Collection[int]) -> dict[int, TopicRecord]:
    """Some topics of the scope by id."""
    rows = list(_counted().filter(pk__in=wanted))
    people = names([t.proposed_by_id for t in rows])
    return {t.pk: _record(t, people) for t in rows}


def topic(pk: int) -> TopicRecord:
    """One topic with its leads, coverages, assignments and neighbours; NotFound outside the scope."""
    row(Topic, pk)
    found = _counted().select_related("follows").get(pk=pk)
    later = Topic.objects.filter(follows=found).order_by("pk")
    return _record(
        found,
        names([found.proposed_by_id]),
        leads=leads_of_topic(pk),
        coverages=coverages_of_topic(pk),
        earlier=link(found.follows) if found.follows else None,
        later=tuple(link(t) for t in later),
    )


def topic_counts() -> dict[str, int]:
    """How many topics are in each state."""
    counted = Topic.objects.order_by().values("state").annotate(n=Count("pk"))
    return {found["state"]: found["n"] for found in counted}


def board() -> Board:
    """What waits in planning now."""
    proposed = topics(state=TopicState.PROPOSED, limit=20)
    return Board(new_leads(), proposed, assignments(limit=50))


def _counted() -> QuerySet[Any]:
    given = "coverages__assignments"
    return Topic.objects.annotate(
        given=Count(given, filter=~Q(**{f"{given}__state": AssignmentState.CANCELLED})),
        finished=Count(given, filter=Q(**{f"{given}__state": AssignmentState.DONE})),
        due=Min(f"{given}__deadline", filter=Q(**{f"{given}__state__in": OPEN})),
    )


def _record(t: Any, people: dict[int, str], **alone: Any) -> TopicRecord:
    who = people.get(t.proposed_by_id or 0, "")
    return TopicRecord(
        t.pk, t.headline, t.angle, t.state, t.get_state_display(), t.proposed_by_id, who, t.follows_id,
        t.outcome, t.created_at, t.given, t.finished, t.due, **alone,
    )  # fmt: skip

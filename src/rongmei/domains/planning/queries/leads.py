"""What others may know of leads."""

from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet

from rongmei.core.scoping.rows import row
from rongmei.core.search.query import find
from rongmei.domains.accounts.api import names
from rongmei.domains.planning.enums import LeadState
from rongmei.domains.planning.models import Lead, Topic, TopicLead
from rongmei.domains.planning.queries.records import LeadRecord, TopicLink

LEAD_WORDS = "planning.lead"
MOST_SOURCES = 50


def leads(
    *, state: str = "", words: str = "", source: str = "", before: int | None = None, limit: int = 100
) -> list[LeadRecord]:
    """The newest leads, filtered by state, by Chinese full text and by source.

    Args:
        before: id of a lead; only those that come after it in the list.
    """
    found = _filtered(state, words, source).order_by("-created_at", "-id")
    if before:
        last = row(Lead, before)
        found = found.filter(Q(created_at__lt=last.created_at) | Q(created_at=last.created_at, pk__lt=last.pk))
    return _records(found[:limit])


def leads_since(newest: int, *, state: str = "", words: str = "", source: str = "") -> int:
    """How many leads were made after the one named, filtered as `leads`."""
    return _filtered(state, words, source).filter(pk__gt=newest).count()


def lead(pk: int) -> LeadRecord:
    """One lead; NotFound outside the scope."""
    return _records([row(Lead, pk)])[0]


def leads_by_id(ids: Iterable[int]) -> list[LeadRecord]:
    """The leads of those ids that are in the scope, oldest first."""
    return _records(Lead.objects.filter(pk__in=list(ids)).order_by("pk"))


def lead_of_item(item: int) -> LeadRecord | None:
    """The lead made of an item, None when there is none yet."""
    found = _records(Lead.objects.filter(item_id=item)[:1])
    return found[0] if found else None


def lead_sources() -> list[str]:
    """The sources most leads come from, the most frequent first."""
    counted = Lead.objects.exclude(source="").values("source").annotate(n=Count("pk")).order_by("-n", "source")
    return [found["source"] for found in counted[:MOST_SOURCES]]


def lead_counts() -> dict[str, int]:
    """How many leads are in each state."""
    return dict(Lead.objects.order_by().values_list("state").annotate(n=Count("*")))


def new_leads() -> int:
    """How many leads nobody has sorted yet."""
    return Lead.objects.filter(state=LeadState.NEW).count()


def topics_of_lead(pk: int) -> tuple[TopicLink, ...]:
    """The topics that rest on a lead, newest first."""
    found = Topic.objects.filter(pk__in=TopicLead.objects.filter(lead_id=pk).values("topic")).order_by("-pk")
    return tuple(link(t) for t in found)


def leads_of_topic(pk: int) -> tuple[LeadRecord, ...]:
    """The leads a topic rests on, oldest first."""
    linked = Lead.objects.filter(pk__in=TopicLead.objects.filter(topic_id=pk).values("lead"))
    return tuple(_records(linked.order_by("pk")))


def link(t: Topic) -> TopicLink:
    """The link of a topic's row."""
    return TopicLink(t.pk, t.headline, t.state, t.get_state_display())


def _filtered(state: str, words: str, source: str) -> QuerySet[Lead]:
    found = Lead.objects.get_queryset()
    if state:
        found = found.filter(state=state)
    if source:
        found = found.filter(source=source)
    if words:
        found = found.filter(pk__in=[hit.object_id for hit in find(words, kinds=[LEAD_WORDS], limit=500)])
    return found


def _records(found: Iterable[Lead]) -> list[LeadRecord]:
    rows = list(found)
    people = names([x.made_by_id for x in rows])
    return [_record(x, people.get(x.made_by_id or 0, "")) for x in rows]


def _record(x: Lead, maker: str) -> LeadRecord:
    return LeadRecord(
        x.pk, x.item_id, x.headline, x.summary, x.source, x.url, x.state, x.get_state_display(), maker, x.created_at
    )

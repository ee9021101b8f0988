"""What is on its way, what is live, what waits to be sent."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Case, Count, Q, QuerySet, When
from django.utils import timezone

from rongmei.core.scoping.rows import row
from rongmei.domains.accounts.api import names
from rongmei.domains.organisations.api import organisation
from rongmei.domains.publishing.adapters.article import article_path
from rongmei.domains.publishing.enums import DeliveryState
from rongmei.domains.publishing.models import Channel, Delivery
from rongmei.domains.publishing.queries.holds import suspended_stories
from rongmei.domains.publishing.queries.records import DeliveryRecord, ReadyRecord
from rongmei.domains.review.api import signatures
from rongmei.domains.stories.api import StoryState, stories

SCHEDULED = "scheduled"
# Old articles that went out as signed say nothing about the day's work.
QUIET = Q(manifest__batch__isnull=False, state=DeliveryState.LIVE)
UNDER_WAY = (DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.FAILED)


def deliveries(
    *, story: int | None = None, state: str = "", words: str = "", before: int | None = None, limit: int = 100
) -> list[DeliveryRecord]:
    """The newest deliveries, of one story or all, filtered by state and by words of the headline.

    Args:
        state: a `DeliveryState`, where "pending" leaves out what waits for a chosen time, or "scheduled" for just that.
        before: id of a delivery; only older ones.
    """
    found = Delivery.objects.order_by("-id").select_related("channel")
    found = found.filter(story_id=story) if story else found.exclude(QUIET)
    if state:
        found = found.filter(_state(state))
    for word in words.split():
        found = found.filter(headline__icontains=word)
    if before:
        found = found.filter(pk__lt=before)
    return records(found[:limit])


def delivery(pk: int) -> DeliveryRecord:
    """One delivery; NotFound outside the scope."""
    return records(Delivery.objects.filter(pk=row(Delivery, pk).pk).select_related("channel"))[0]


def tally() -> dict[str, int]:
    """How many deliveries there are in each state, and under "scheduled"."""
    counted = Delivery.objects.exclude(QUIET).values_list("state").annotate(n=Count("pk")).order_by()
    waiting = Delivery.objects.filter(_state(SCHEDULED)).count()
    found = {state: n for state, n in counted if state != DeliveryState.PENDING}
    pending = Delivery.objects.filter(state=DeliveryState.PENDING).count() - waiting
    return {**found, DeliveryState.PENDING.value: pending, SCHEDULED: waiting}


def under_way(*, limit: int = 100) -> list[DeliveryRecord]:
    """What has yet to go out: what failed first, then by its time."""
    found = Delivery.objects.filter(state__in=UNDER_WAY).select_related("channel")
    failed_first = Case(When(state=DeliveryState.FAILED, then=0), default=1)
    return records(found.order_by(failed_first, "not_before", "id")[:limit])


def live(*, limit: int = 500) -> list[DeliveryRecord]:
    """What is on the site now, newest first."""
    found = Delivery.objects.filter(state=DeliveryState.LIVE).select_related("channel")
    return records(found.order_by("-first_live_at", "-id")[:limit])


def live_of(stories: Collection[int]) -> list[DeliveryRecord]:
    """What of these stories is on the site now."""
    found = Delivery.objects.filter(state=DeliveryState.LIVE, story_id__in=stories)
    return records(found.select_related("channel"))


def ready(*, words: str = "", limit: int = 100) -> list[ReadyRecord]:
    """Signed stories that are neither out nor on their way, the latest signature first."""
    signed = [s.id for s in stories(state=StoryState.SIGNED, words=words, limit=limit)]
    under_way = set(
        Delivery.objects.filter(story_id__in=signed, state__in=UNDER_WAY).values_list("story_id", flat=True)
    )
    there = {d.story for d in live_of(signed)}
    return [
        ReadyRecord(s.object_id, s.title, s.author_name, s.characters, s.signed_at, s.signed_by, s.object_id in there)
        for s in signatures("story", objects=[pk for pk in signed if pk not in under_way])
    ]


def due() -> list[int]:
    """Ids of the writing organisation's deliveries to send now: due, or left by a dead worker."""
    now = timezone.now()
    waiting = Delivery.mine().filter(state=DeliveryState.PENDING, not_before__lte=now)
    stuck = Delivery.mine().filter(state=DeliveryState.SENDING, lease_until__lt=now)
    found = (waiting | stuck).exclude(story_id__in=suspended_stories())
    return list(found.order_by("not_before").values_list("pk", flat=True))


def channels() -> list[tuple[str, str]]:
    """Codes and names of the organisation's channels."""
    return list(Channel.objects.order_by("pk").values_list("code", "name"))


def records(rows: QuerySet[Delivery]) -> list[DeliveryRecord]:
    """Rows with their channels as others see them."""
    found = list(rows)
    people = names([d.queued_by_id for d in found])
    codes = {pk: organisation(pk).code for pk in {d.organisation_id for d in found}}
    return [_record(d, people, codes[d.organisation_id]) for d in found]


def _state(state: str) -> Q:
    later = Q(not_before__gt=timezone.now(), attempts=0)
    if state == SCHEDULED:
        return Q(state=DeliveryState.PENDING) & later
    return Q(state=state) & ~later if state == DeliveryState.PENDING else Q(state=state)


def _record(d: Delivery, people: dict[int, str], code: str) -> DeliveryRecord:
    who = people.get(d.queued_by_id or 0, "")
    return DeliveryRecord(
        d.pk, d.story_id, d.headline, d.channel.code, d.channel.name, d.state, d.get_state_display(), d.content_hash,
        d.not_before, d.attempts, d.error, who, d.queued_at, d.first_live_at, d.live_at,
        _url(code, d.story_id, d.first_live_at),
    )  # fmt: skip


def _url(code: str, story: int, first_live_at: datetime | None) -> str:
    return f"/site/{code}/{article_path(story, first_live_at)}" if first_live_at else ""

"""What others may know of publishing."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from rongmei.core.search.query import find
from rongmei.domains.accounts.api import names
from rongmei.domains.organisations.api import organisation
from rongmei.domains.publishing.adapters.article import article_path
from rongmei.domains.publishing.enums import DeliveryState, NoticeKind
from rongmei.domains.publishing.models import Channel, Delivery, Notice

ARTICLE_WORDS = "publishing.article"


@dataclass(frozen=True, slots=True)
class Found:
    """A published story that holds the words a reader asked for."""

    headline: str
    url: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DeliveryRecord:
    """One story on one channel."""

    id: int
    story: int
    headline: str
    channel: str
    channel_name: str
    state: str
    state_label: str
    not_before: datetime
    attempts: int
    error: str
    who: str
    first_live_at: datetime | None
    live_at: datetime | None
    url: str

    @property
    def scheduled(self) -> bool:
        """True when it waits for its time."""
        return self.state == DeliveryState.PENDING and self.not_before > timezone.now()


@dataclass(frozen=True, slots=True)
class NoticeRecord:
    """A correction or withdrawal."""

    kind: str
    note: str
    at: datetime


def deliveries(*, story: int | None = None, state: str = "", limit: int = 100) -> list[DeliveryRecord]:
    """The newest deliveries, of one story or all, filtered by state."""
    found = Delivery.objects.order_by("-id").select_related("channel")
    if story:
        found = found.filter(story_id=story)
    if state:
        found = found.filter(state=state)
    return _records(list(found[:limit]))


def live(*, limit: int = 500) -> list[DeliveryRecord]:
    """What is on the site now, newest first."""
    found = Delivery.objects.filter(state=DeliveryState.LIVE).select_related("channel")
    return _records(list(found.order_by("-first_live_at", "-id")[:limit]))


def notices(story: int) -> list[NoticeRecord]:
    """Corrections and withdrawals of one story, oldest first."""
    return [NoticeRecord(n.kind, n.note, n.at) for n in Notice.objects.filter(story_id=story).order_by("pk")]


def corrections(stories: list[int]) -> dict[int, list[NoticeRecord]]:
    """Corrections by story, oldest first."""
    found: dict[int, list[NoticeRecord]] = {}
    for n in Notice.objects.filter(story_id__in=stories, kind=NoticeKind.CORRECTION).order_by("pk"):
        found.setdefault(n.story_id, []).append(NoticeRecord(n.kind, n.note, n.at))
    return found


def due() -> list[int]:
    """Ids of the writing organisation's deliveries to send now: due, or left by a dead worker."""
    now = timezone.now()
    waiting = Delivery.mine().filter(state=DeliveryState.PENDING, not_before__lte=now)
    stuck = Delivery.mine().filter(state=DeliveryState.SENDING, lease_until__lt=now)
    return list((waiting | stuck).order_by("not_before").values_list("pk", flat=True))


def public_url(story: int) -> str:
    """Where a story can be read on the site; empty when it is not live."""
    found = Delivery.objects.filter(story_id=story, state=DeliveryState.LIVE).first()
    return _url(found, organisation(found.organisation_id).code) if found else ""


def search_published(words: str, *, limit: int = 30) -> list[Found]:
    """What is live and holds every word, newest first. Drafts and withdrawn stories are not in this index."""
    hits = {hit.object_id: hit for hit in find(words, kinds=[ARTICLE_WORDS], limit=limit)}
    there = {d.story: d for d in _records(_live(list(hits)))}
    return [Found(hit.title, there[pk].url, hit.at) for pk, hit in hits.items() if pk in there]


def channels() -> list[tuple[str, str]]:
    """Codes and names of the organisation's channels."""
    return list(Channel.objects.order_by("pk").values_list("code", "name"))


def _live(stories: list[int]) -> list[Delivery]:
    found = Delivery.objects.filter(state=DeliveryState.LIVE, story_id__in=stories)
    return list(found.select_related("channel"))


def _records(rows: list[Delivery]) -> list[DeliveryRecord]:
    people = names([d.queued_by_id for d in rows])
    codes = {pk: organisation(pk).code for pk in {d.organisation_id for d in rows}}
    return [_record(d, people, codes[d.organisation_id]) for d in rows]


def _record(d: Delivery, people: dict[int, str], code: str) -> DeliveryRecord:
    who = people.get(d.queued_by_id or 0, "")
    return DeliveryRecord(
        d.pk, d.story_id, d.headline, d.channel.code, d.channel.name, d.state, d.get_state_display(), d.not_before,
        d.attempts, d.error, who, d.first_live_at, d.live_at, _url(d, code) if d.first_live_at else "",
    )  # fmt: skip


def _url(d: Delivery, code: str) -> str:
    return f"/site/{code}/{article_path(d.story_id, d.first_live_at)}" if d.first_live_at else ""

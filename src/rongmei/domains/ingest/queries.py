"""What others may know of providers and items."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from rongmei.core.scoping.rows import row
from rongmei.core.search.query import find
from rongmei.domains.ingest.enums import ProviderState, RunState
from rongmei.domains.ingest.models import Item, ItemRevision, Provider, Run

ITEM_WORDS = "ingest.item"


@dataclass(frozen=True, slots=True)
class RunRecord:
    """How one fetch went."""

    id: int
    state: str
    state_label: str
    received: int
    revised: int
    known: int
    problems: tuple[str, ...]
    started_at: datetime
    ended_at: datetime | None

    @property
    def open(self) -> bool:
        """True while it waits for a worker or runs."""
        return self.state in (RunState.QUEUED, RunState.RUNNING)


@dataclass(frozen=True, slots=True)
class ProviderRecord:
    """One source and how its last fetch went."""

    id: int
    name: str
    transport: str
    location: str
    every_seconds: int
    state: str
    state_label: str
    next_at: datetime
    last: RunRecord | None


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """One item that came in; `html` is clean."""

    id: int
    provider: int
    provider_name: str
    headline: str
    summary: str
    html: str
    text: str
    url: str
    byline: str
    source: str
    licence: str
    media: tuple[dict[str, Any], ...]
    published_at: datetime | None
    received_at: datetime


@dataclass(frozen=True, slots=True)
class RevisionRecord:
    """What an item said before its provider changed it; `html` is clean."""

    headline: str
    html: str
    replaced_at: datetime


def providers(*, archived: bool = False) -> list[ProviderRecord]:
    """Sources of the readable organisation, by name, each with its last run; the archived ones when asked for."""
    newest = Run.objects.order_by("provider_id", "-id").distinct("provider_id")
    found = Provider.objects.order_by("name").prefetch_related(Prefetch("runs", newest, to_attr="last"))
    wanted = {ProviderState.ARCHIVED} if archived else {ProviderState.ACTIVE, ProviderState.PAUSED}
    found = found.filter(state__in=wanted)
    return [_provider(p, p.last[0] if p.last else None) for p in found]


def failing_providers() -> int:
    """How many active sources could not be fetched the last time."""
    newest = Run.objects.order_by("provider_id", "-id").distinct("provider_id").values_list("pk", flat=True)
    failed = Run.objects.filter(pk__in=newest, state=RunState.FAILED, provider__state=ProviderState.ACTIVE)
    return failed.count()


def provider(pk: int) -> tuple[ProviderRecord, list[RunRecord]]:
    """One source and its last twenty runs; NotFound outside the scope."""
    found = row(Provider, pk)
    runs = [_run(r) for r in Run.objects.filter(provider=found).order_by("-id")[:20]]
    last = Run.objects.filter(provider=found).order_by("-id").first()
    return _provider(found, last), runs


def due() -> list[int]:
    """Ids of the writing organisation's providers whose time has come."""
    found = Provider.mine().filter(state=ProviderState.ACTIVE, next_at__lte=timezone.now())
    return list(found.order_by("next_at").values_list("pk", flat=True))


def provider_waiting_for(run: int) -> int | None:
    """The provider of a run of the writing organisation that nobody has begun yet."""
    return Run.mine().filter(pk=run, state=RunState.QUEUED).values_list("provider_id", flat=True).first()


def items(
    *, words: str = "", provider: int | None = None, before: int | None = None, limit: int = 100
) -> list[ItemRecord]:
    """The newest items (those that came before item `before`), filtered by provider and by Chinese full text."""
    found = _filtered(words, provider).select_related("provider").order_by("-id")
    if before:
        found = found.filter(pk__lt=before)
    return [_item(i) for i in found[:limit]]


def items_by_id(ids: Collection[int]) -> list[ItemRecord]:
    """The items of those ids that are in the scope, newest first."""
    return [_item(i) for i in Item.objects.filter(pk__in=ids).select_related("provider").order_by("-id")]


def items_since(newest: int, *, words: str = "", provider: int | None = None) -> int:
    """How many items came in after the one named, filtered as `items`."""
    return _filtered(words, provider).filter(pk__gt=newest).count()


def item(pk: int) -> ItemRecord:
    """One item; NotFound outside the scope."""
    return _item(row(Item, pk))


def revisions(pk: int) -> list[RevisionRecord]:
    """What an item said before, newest first; NotFound outside the scope."""
    found = ItemRevision.objects.filter(item=row(Item, pk)).order_by("-id")
    return [RevisionRecord(r.headline, r.html, r.replaced_at) for r in found]


def _filtered(words: str, provider: int | None) -> QuerySet[Item]:
    found = Item.objects.get_queryset()
    if provider:
        found = found.filter(provider_id=provider)
    if words:
        found = found.filter(pk__in=[hit.object_id for hit in find(words, kinds=[ITEM_WORDS], limit=500)])
    return found


def _provider(p: Provider, last: Run | None) -> ProviderRecord:
    return ProviderRecord(
        p.pk, p.name, p.transport, p.location, p.every_seconds, p.state, p.get_state_display(), p.next_at,
        _run(last) if last else None,
    )  # fmt: skip


def _run(r: Run) -> RunRecord:
    return RunRecord(
        r.pk,
        r.state,
        r.get_state_display(),
        r.received,
        r.revised,
        r.known,
        tuple(r.problems),
        r.started_at,
        r.ended_at,
    )


def _item(i: Item) -> ItemRecord:
    return ItemRecord(
        i.pk, i.provider_id, i.provider.name, i.headline, i.summary, i.html, i.text, i.url, i.byline, i.source,
        i.licence, tuple(i.media), i.published_at, i.received_at,
    )  # fmt: skip

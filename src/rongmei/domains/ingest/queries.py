"""What others may know of providers and items."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from rongmei.core.scoping.rows import row
from rongmei.core.search.query import find
from rongmei.domains.ingest.enums import ProviderState
from rongmei.domains.ingest.models import Item, Provider, Run

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


def providers() -> list[ProviderRecord]:
    """Sources of the readable organisation, by name, each with its last run."""
    newest = Run.objects.order_by("provider_id", "-id").distinct("provider_id")
    found = Provider.objects.order_by("name").prefetch_related(Prefetch("runs", newest, to_attr="last"))
    return [_provider(p, p.last[0] if p.last else None) for p in found]


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


def items(*, words: str = "", provider: int | None = None, limit: int = 100) -> list[ItemRecord]:
    """The newest items, filtered by provider and by Chinese full text."""
    found = Item.objects.select_related("provider").order_by("-id")
    if provider:
        found = found.filter(provider_id=provider)
    if words:
        found = found.filter(pk__in=[hit.object_id for hit in find(words, kinds=[ITEM_WORDS], limit=500)])
    return [_item(i) for i in found[:limit]]


def item(pk: int) -> ItemRecord:
    """One item; NotFound outside the scope."""
    return _item(row(Item, pk))


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

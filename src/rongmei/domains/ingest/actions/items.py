"""Taking items in: each once, in batches, so that what is taken stays taken."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from rongmei.core.journal.append import append, append_many
from rongmei.core.permissions import Actor, authorise
from rongmei.core.search import index
from rongmei.core.search.index import Entry
from rongmei.domains.ingest import events, rules
from rongmei.domains.ingest.adapters.parsers import ParsedItem
from rongmei.domains.ingest.models import Item, ItemRevision
from rongmei.domains.ingest.queries import ITEM_WORDS

BATCH = 250


@dataclass(frozen=True, slots=True)
class Taken:
    """How many items were new, changed, and known already."""

    received: int = 0
    revised: int = 0
    known: int = 0

    def __add__(self, other: "Taken") -> "Taken":
        return Taken(self.received + other.received, self.revised + other.revised, self.known + other.known)


@transaction.atomic
def take_items(*, actor: Actor, provider: int, parsed: Sequence[ParsedItem]) -> Taken:
    """Take one batch in; identity decides what is new, a changed item keeps what it said before.

    Args:
        parsed: at most `BATCH` items; an identity told twice counts once, the last telling wins.
    """
    authorise(actor, rules.RUN)
    told = {item.key: item for item in parsed}
    there = {row.guid: row for row in Item.mine().filter(provider_id=provider, guid__in=told).select_for_update()}
    changed = [(there[k], p) for k, p in told.items() if k in there and there[k].content_hash != p.content_hash]
    fresh = [_row(provider, p) for k, p in told.items() if k not in there]
    Item.objects.bulk_create(fresh)
    for row, item in changed:
        _revise(actor, row, item)
    index.put_many(ITEM_WORDS, [_words(row) for row in [*fresh, *(row for row, _item in changed)]])
    old = {row.pk for row in fresh if told[row.guid].archive}
    append_many(actor, events.ITEM_RECEIVED, [row for row in fresh if row.pk not in old])
    append_many(actor, events.ITEM_RECEIVED, [row for row in fresh if row.pk in old], archive=True)
    return Taken(len(fresh), len(changed), len(told) - len(fresh) - len(changed))


def _row(provider: int, item: ParsedItem) -> Item:
    row = Item(provider_id=provider, guid=item.key)
    _fill(row, item)
    return row


def _fill(row: Item, item: ParsedItem) -> None:
    row.headline, row.summary = item.headline[:300], item.summary
    row.html, row.text, row.url = item.html, item.text, item.url
    row.byline, row.source, row.licence = item.byline, item.source, item.licence
    row.media = [{"url": m.url, "mime": m.mime, "caption": m.caption} for m in item.media]
    row.content_hash, row.published_at = item.content_hash, item.published_at


def _revise(actor: Actor, row: Item, item: ParsedItem) -> None:
    ItemRevision.objects.create(item=row, headline=row.headline, html=row.html, content_hash=row.content_hash)
    _fill(row, item)
    row.save()
    append(actor, events.ITEM_REVISED, row, hash=row.content_hash)


def _words(row: Item) -> Entry:
    at = row.published_at or row.received_at
    return Entry(row.pk, row.headline, f"{row.summary}\n{row.text}\n{row.source}", at)

"""Put things into the index, in the transaction that writes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Func, Value

from rongmei.core.scoping import current
from rongmei.core.search.models import Document
from rongmei.core.search.words import document_words


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be found of one object: its id, the line shown, all its other words, and its date."""

    object_id: int
    title: str
    text: str
    at: datetime


def put(kind: str, object_id: int, *, title: str, text: str, at: datetime) -> None:
    """Make an object of the writing organisation findable at once, or renew what is known of it.

    Args:
        kind: `domain.thing`, e.g. "ingest.item".
        title: the line shown.
        text: all its words, title not included.
        at: the date it is sorted by.
    """
    put_many(kind, [Entry(object_id, title, text, at)])


def put_many(kind: str, entries: Sequence[Entry]) -> None:
    """`put` for many objects of one kind in one statement."""
    Document.objects.bulk_create(
        [_document(kind, entry) for entry in entries],
        update_conflicts=True,
        unique_fields=["organisation", "kind", "object_id"],
        update_fields=["title", "words", "at"],
    )


def remove(kind: str, object_id: int) -> None:
    """Take an object out of the index."""
    Document.mine().filter(kind=kind, object_id=object_id).delete()


def _document(kind: str, entry: Entry) -> Document:
    words = Func(Value("simple"), Value(document_words(f"{entry.title}\n{entry.text}")), function="to_tsvector")
    return Document(
        organisation_id=current().writing, kind=kind, object_id=entry.object_id, title=entry.title[:300],
        words=words, at=entry.at,
    )  # fmt: skip

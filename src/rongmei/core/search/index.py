"""Put things into the index, in the transaction that writes them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from rongmei.core.scoping import current
from rongmei.core.search.models import Document
from rongmei.core.search.words import document_words

# The words are given as they are kept: the server's own parser has no say in what a word is, whatever its locale.
_PUT = """
insert into search_document (organisation_id, kind, object_id, title, words, at)
select %(organisation)s, %(kind)s, id, title, array_to_tsvector(string_to_array(words, ' ')), at
from json_to_recordset(%(entries)s::json) as given(id bigint, title text, words text, at timestamptz)
on conflict (organisation_id, kind, object_id)
do update set title = excluded.title, words = excluded.words, at = excluded.at
"""


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
    rows = json.dumps([_row(entry) for entry in entries], ensure_ascii=False)
    given: dict[str, Any] = {"organisation": current().writing, "kind": kind, "entries": rows}
    with connection.cursor() as cursor:
        cursor.execute(_PUT, given)


def _row(entry: Entry) -> dict[str, Any]:
    words = " ".join(document_words(f"{entry.title}\n{entry.text}"))
    return {"id": entry.object_id, "title": entry.title[:300], "words": words, "at": entry.at.isoformat()}


def remove(kind: str, object_id: int) -> None:
    """Take an object out of the index."""
    Document.mine().filter(kind=kind, object_id=object_id).delete()

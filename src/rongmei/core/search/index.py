"""Put things into the index, in the transaction that writes them."""

from datetime import datetime

from django.contrib.postgres.search import SearchVector
from django.db.models import Value

from rongmei.core.scoping import current
from rongmei.core.search.models import Document
from rongmei.core.search.words import document_words


def put(kind: str, object_id: int, *, title: str, text: str, at: datetime) -> None:
    """Make an object of the writing organisation findable at once, or renew what is known of it.

    Args:
        kind: `domain.thing`, e.g. "ingest.item".
        title: the line shown.
        text: all its words, title not included.
        at: the date it is sorted by.
    """
    words = SearchVector(Value(document_words(f"{title}\n{text}")), config="simple")
    Document.objects.update_or_create(
        organisation_id=current().writing,
        kind=kind,
        object_id=object_id,
        defaults={"title": title[:300], "words": words, "at": at},
    )


def remove(kind: str, object_id: int) -> None:
    """Take an object out of the index."""
    Document.mine().filter(kind=kind, object_id=object_id).delete()

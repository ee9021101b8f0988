"""Ask the index, through one security-definer function, since `@@` is not leakproof under row-level security."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from rongmei.core.scoping import current
from rongmei.core.search.words import question_words


@dataclass(frozen=True, slots=True)
class Hit:
    """One found object."""

    kind: str
    object_id: int
    organisation: int
    title: str
    at: datetime


def find(question: str, *, kinds: Sequence[str] = (), limit: int = 50) -> list[Hit]:
    """The newest objects that hold every word of the question, in the readable organisations.

    Args:
        question: as typed; nothing found for one without words.
        kinds: only these, all when empty.
        limit: at most this many.
    """
    current()
    words = question_words(question)
    if not words:
        return []
    with connection.cursor() as cursor:
        cursor.execute("select * from search_find(%s, %s, %s)", [" & ".join(words), list(kinds), limit])
        return [Hit(*row) for row in cursor.fetchall()]

"""What a draft says, what of it is new, and who is at it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Count, Max
from django.utils import timezone

from rongmei.core.scoping.rows import row
from rongmei.domains.accounts.api import names
from rongmei.domains.assets.api import AssetRecord, assets
from rongmei.domains.stories.adapters import ydoc
from rongmei.domains.stories.adapters.content import Content, Shown
from rongmei.domains.stories.models import DraftSum, DraftUpdate, Presence, Story

# Somebody further behind than this gets the sum of the log and its tail instead of every update between.
MOST_SINGLE = 200
# A page asks every few seconds; who has not asked for this long has closed it, or lost the network.
PRESENT = timedelta(seconds=40)


@dataclass(frozen=True, slots=True)
class DraftSlice:
    """Updates of a draft after a sequence number, and the newest number there is."""

    updates: tuple[tuple[int, bytes], ...]
    head: int


@dataclass(frozen=True, slots=True)
class WriterRecord:
    """One person's part in a draft: how many saves, and the last."""

    name: str
    saves: int
    last_at: datetime


def content_of(pk: int) -> Content:
    """What the draft says now; NotFound outside the scope."""
    return draft_content(row(Story, pk).pk)


def draft_content(story: int) -> Content:
    """What the log of a story in scope says."""
    return ydoc.read(draft_log(story))


def with_pictures(content: Content) -> Content:
    """The content with its pictures as the library describes them now."""
    ids = content.assets()
    found = assets(ids)
    return replace(content, pictures=tuple(_shown(found[pk]) for pk in ids if pk in found))


def content_to_keep(pk: int) -> Content:
    """What the draft says with what it leaves to others: the author's name, and pictures as the library has them.

    NotFound outside the scope.
    """
    found = row(Story, pk)
    content = with_pictures(draft_content(pk))
    return replace(content, byline=content.byline or names([found.author_id]).get(found.author_id or 0, ""))


def draft_log(story: int) -> list[bytes]:
    """Updates that together say what the whole log of a story in scope says, oldest first."""
    return [update for _sequence, update in _summed(story)]


def draft_since(pk: int, after: int) -> DraftSlice:
    """The updates of a draft after a number, summed for one who is far behind; NotFound outside the scope."""
    found = row(Story, pk)
    if found.head - after > MOST_SINGLE:
        return DraftSlice(tuple(_summed(found.pk)), found.head)
    return DraftSlice(tuple(_tail(found.pk, after)), found.head)


def present(pk: int, *, but: int | None = None) -> tuple[str, ...]:
    """Names of those who have the story's editor open now.

    Args:
        but: the person who asks.
    """
    seen = Presence.objects.filter(story_id=pk, seen_at__gt=timezone.now() - PRESENT).exclude(person_id=but)
    people = list(seen.order_by("person_id").values_list("person_id", flat=True))
    known = names(people)
    return tuple(known[person] for person in people if person in known)


def writers(pk: int) -> list[WriterRecord]:
    """Who wrote in a draft, last one first."""
    log = DraftUpdate.objects.filter(story=row(Story, pk), author__isnull=False)
    found = list(log.values_list("author_id").annotate(n=Count("pk"), last=Max("at")).order_by("-last"))
    known = names([author for author, _n, _last in found])
    return [WriterRecord(known.get(author, ""), n, last) for author, n, last in found]


def _summed(story: int) -> list[tuple[int, bytes]]:
    summed = DraftSum.objects.filter(story_id=story).first()
    if summed is None:
        return _tail(story, 0)
    return [(summed.sequence, bytes(summed.update)), *_tail(story, summed.sequence)]


def _tail(story: int, after: int) -> list[tuple[int, bytes]]:
    log = DraftUpdate.objects.filter(story_id=story, sequence__gt=after).order_by("sequence")
    return [(sequence, bytes(update)) for sequence, update in log.values_list("sequence", "update")]


def _shown(a: AssetRecord) -> Shown:
    return Shown(a.id, a.alt, a.credit, a.rights, a.sha256, a.width, a.height, a.renditions)


def draft_log_bytes() -> int:
    """How large the log of all drafts of the node is, with its indexes."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_total_relation_size(%s)", [DraftUpdate._meta.db_table])
        return int(cursor.fetchone()[0])

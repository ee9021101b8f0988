"""Stories as lists and pages show them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from rongmei.core.scoping.querysets import TenantQuerySet
from rongmei.core.scoping.rows import row
from rongmei.core.search.query import find
from rongmei.domains.accounts.api import names
from rongmei.domains.stories.enums import StoryState
from rongmei.domains.stories.models import Story

STORY_WORDS = "stories.story"
# Whoever finds more than so many asks for too little.
MOST_FOUND = 2000


@dataclass(frozen=True, slots=True)
class StoryRecord:
    """One story as lists and pages show it."""

    id: int
    uuid: UUID
    headline: str
    state: str
    state_label: str
    author: int | None
    author_name: str
    topic: int | None
    assignment: int | None
    characters: int
    created_at: datetime
    updated_at: datetime


def stories(
    *, state: str = "", author: int | None = None, topic: int | None = None, words: str = "", limit: int = 100,
    offset: int = 0, before: int | None = None,
) -> list[StoryRecord]:  # fmt: skip
    """The stories changed last, filtered; `offset` of them are passed over.

    Args:
        before: id of a story; only those begun before it, the latest begun first, whatever was changed since.
    """
    found = _filtered(author, topic, words).order_by("-updated_at", "-id")
    if before:
        found = found.filter(pk__lt=before).order_by("-id")
    asked = found.filter(state=state) if state else found
    # However far back, what is passed over is read in an index, and only the page's own rows in the table.
    rows = list(found.filter(pk__in=asked.values("pk")[offset : offset + limit]) if offset else asked[:limit])
    people = names([s.author_id for s in rows])
    return [_story(s, people.get(s.author_id or 0, "")) for s in rows]


def stories_by_id(ids: Collection[int]) -> list[StoryRecord]:
    """The stories of those ids that are in the scope, those changed last first."""
    rows = list(Story.objects.readonly().filter(pk__in=ids).order_by("-updated_at", "-id")) if ids else []
    people = names([s.author_id for s in rows])
    return [_story(s, people.get(s.author_id or 0, "")) for s in rows]


def stories_of_assignments(assignments: Collection[int]) -> dict[int, list[StoryRecord]]:
    """The stories written for each of these assignments, the first begun first; those without any are left out."""
    rows = list(Story.objects.readonly().filter(assignment_id__in=assignments).order_by("pk")) if assignments else []
    people = names([s.author_id for s in rows])
    found: dict[int, list[StoryRecord]] = {}
    for s in rows:
        found.setdefault(s.assignment_id or 0, []).append(_story(s, people.get(s.author_id or 0, "")))
    return found


def state_counts(*, author: int | None = None, topic: int | None = None, words: str = "") -> dict[str, int]:
    """How many stories are in each state, under the same filters; every state is there."""
    counted = _filtered(author, topic, words).order_by().values_list("state").annotate(n=Count("*"))
    return {**dict.fromkeys(StoryState.values, 0), **dict(counted)}


def count_in(state: str, *, author: int | None = None) -> int:
    """How many stories are in one state; quicker than counting all of a large house."""
    return _filtered(author, None, "").filter(state=state).count()


def _filtered(author: int | None, topic: int | None, words: str) -> TenantQuerySet[Story]:
    found: TenantQuerySet[Story] = Story.objects.readonly()
    if author:
        found = found.filter(author_id=author)
    if topic:
        found = found.filter(topic_id=topic)
    if words:
        found = found.filter(pk__in=[hit.object_id for hit in find(words, kinds=[STORY_WORDS], limit=MOST_FOUND)])
    return found


def story(pk: int) -> StoryRecord:
    """One story; NotFound outside the scope."""
    found = row(Story, pk)
    return _story(found, names([found.author_id]).get(found.author_id or 0, ""))


def topics_of(ids: Collection[int]) -> dict[int, int]:
    """The topic of each of some stories that have one."""
    return dict(Story.objects.filter(pk__in=ids, topic__isnull=False).values_list("pk", "topic_id"))


def old_dates(ids: Collection[int]) -> dict[int, datetime]:
    """When an old site published each of some stories first; those written here are left out."""
    found = Story.objects.filter(pk__in=ids, dated_at__isnull=False).values_list("pk", "dated_at")
    return {pk: at for pk, at in found if at}


def uuids(ids: Collection[int]) -> dict[int, UUID]:
    """The names by which stories are known outside, by id."""
    return dict(Story.objects.filter(pk__in=ids).values_list("pk", "uuid"))


def _story(s: Story, author: str) -> StoryRecord:
    return StoryRecord(
        s.pk, s.uuid, s.headline or str(_("（无标题）")), s.state, s.get_state_display(), s.author_id, author,
        s.topic_id, s.assignment_id, s.characters, s.created_at, s.updated_at,
    )  # fmt: skip

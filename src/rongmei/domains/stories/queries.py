"""What others may know of stories."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import NotFound
from rongmei.core.scoping.rows import row
from rongmei.core.search.query import find
from rongmei.domains.accounts.api import names
from rongmei.domains.stories.adapters import ydoc
from rongmei.domains.stories.adapters.content import Content
from rongmei.domains.stories.models import DraftUpdate, Story, StoryVersion

STORY_WORDS = "stories.story"


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


@dataclass(frozen=True, slots=True)
class VersionRecord:
    """One kept version."""

    id: int
    story: int
    number: int
    hash: str
    content: Content
    author_name: str
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DraftSlice:
    """Updates of a draft after a sequence number, and the newest number there is."""

    updates: tuple[tuple[int, bytes], ...]
    head: int


def stories(
    *, state: str = "", author: int | None = None, topic: int | None = None, words: str = "", limit: int = 100
) -> list[StoryRecord]:
    """The stories changed last, filtered."""
    found = Story.objects.order_by("-updated_at", "-id")
    if state:
        found = found.filter(state=state)
    if author:
        found = found.filter(author_id=author)
    if topic:
        found = found.filter(topic_id=topic)
    if words:
        hits = [hit.object_id for hit in find(words, kinds=[STORY_WORDS], limit=500)]
        found = found.filter(Q(pk__in=hits) | Q(headline__icontains=words))
    rows = list(found[:limit])
    people = names([s.author_id for s in rows])
    return [_story(s, people.get(s.author_id or 0, "")) for s in rows]


def story(pk: int) -> StoryRecord:
    """One story; NotFound outside the scope."""
    found = row(Story, pk)
    return _story(found, names([found.author_id]).get(found.author_id or 0, ""))


def content_of(pk: int) -> Content:
    """What the draft says now; NotFound outside the scope."""
    found = row(Story, pk)
    return draft_content(found.pk)


def draft_content(story: int) -> Content:
    """What the log of a story in scope says."""
    log = DraftUpdate.objects.filter(story_id=story).order_by("sequence").values_list("update", flat=True)
    return ydoc.read(bytes(update) for update in log)


def draft_since(pk: int, after: int) -> DraftSlice:
    """The updates of a draft after a number; NotFound outside the scope."""
    found = row(Story, pk)
    log = DraftUpdate.objects.filter(story=found, sequence__gt=after).order_by("sequence")
    return DraftSlice(tuple((u.sequence, bytes(u.update)) for u in log), found.head)


def versions(pk: int) -> list[VersionRecord]:
    """Every kept version, newest first."""
    return _versions(list(StoryVersion.objects.filter(story=row(Story, pk)).order_by("-number")))


def version(pk: int, number: int) -> VersionRecord:
    """One version by its number; NotFound when there is none."""
    found = StoryVersion.objects.filter(story=row(Story, pk), number=number).first()
    if found is None:
        raise NotFound(_("没有这个版本。"), _("请在版本列表中选择。"))
    return _versions([found])[0]


def version_of_hash(pk: int, hash_: str) -> VersionRecord | None:
    """The version of a story that says exactly what the hash names."""
    found = StoryVersion.objects.filter(story_id=pk, hash=hash_).order_by("-number").first()
    return _versions([found])[0] if found else None


def _story(s: Story, author: str) -> StoryRecord:
    return StoryRecord(
        s.pk, s.uuid, s.headline or str(_("（无标题）")), s.state, s.get_state_display(), s.author_id, author,
        s.topic_id, s.assignment_id, s.characters, s.created_at, s.updated_at,
    )  # fmt: skip


def _versions(rows: list[StoryVersion]) -> list[VersionRecord]:
    people = names([v.author_id for v in rows])
    return [
        VersionRecord(
            v.pk,
            v.story_id,
            v.number,
            v.hash,
            Content.from_json(v.content),
            people.get(v.author_id or 0, ""),
            v.note,
            v.at,
        )
        for v in rows
    ]

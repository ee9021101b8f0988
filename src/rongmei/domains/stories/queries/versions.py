"""Kept versions."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import BooleanField, F, Func, Value
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import NotFound
from rongmei.core.scoping.rows import row
from rongmei.domains.accounts.api import names
from rongmei.domains.stories.adapters.content import Content
from rongmei.domains.stories.models import Story, StoryVersion


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


def versions(pk: int, *, before: int | None = None, limit: int | None = None) -> list[VersionRecord]:
    """Kept versions, newest first; all of them, or so many `before` that number."""
    found = StoryVersion.objects.filter(story=row(Story, pk)).order_by("-number")
    return _versions(list((found.filter(number__lt=before) if before else found)[:limit]))


def version(pk: int, number: int) -> VersionRecord:
    """One version by its number; NotFound when there is none."""
    found = StoryVersion.objects.filter(story=row(Story, pk), number=number).first()
    if found is None:
        raise NotFound(_("没有这个版本。"), _("请在版本列表中选择。"))
    return _versions([found])[0]


def version_of_hash(pk: int, hash_: str) -> VersionRecord | None:
    """The version of a story that says exactly what the hash names."""
    return versions_of_hashes([(pk, hash_)]).get((pk, hash_))


def versions_of_hashes(pairs: Collection[tuple[int, str]]) -> dict[tuple[int, str], VersionRecord]:
    """Versions by story and hash; of two that say the same the later."""
    found = StoryVersion.objects.filter(story__in={pk for pk, _hash in pairs}, hash__in={h for _pk, h in pairs})
    return {(v.story, v.hash): v for v in _versions(list(found.order_by("number")))}


def first_versions(ids: Collection[int]) -> dict[int, VersionRecord]:
    """What each of some stories said when it was kept first."""
    return {v.story: v for v in _versions(list(StoryVersion.objects.filter(story__in=ids, number=1)))}


def stories_showing(asset: int) -> list[int]:
    """The stories with a kept version that shows this picture, as cover or in the text; the newest first.

    A draft that was never kept is not looked into.
    """
    shown = StoryVersion.objects.filter(_Shows(asset)).order_by("-story_id").values_list("story_id", flat=True)
    return list(shown.distinct())


class _Shows(Func):
    """True for a version whose cover, or a picture of whose body, is an asset."""

    template = "jsonb_path_exists(%(expressions)s::jsonpath)"
    output_field = BooleanField()

    def __init__(self, asset: int) -> None:
        named = f'@.cover == {int(asset)} || (@.type == "image" && @.attrs.asset == {int(asset)})'
        super().__init__(F("content"), Value(f"$.** ? ({named})"))


def _versions(rows: list[StoryVersion]) -> list[VersionRecord]:
    people = names([v.author_id for v in rows])
    return [
        VersionRecord(
            v.pk, v.story_id, v.number, v.hash, Content.from_json(v.content), people.get(v.author_id or 0, ""),
            v.note, v.at,
        )
        for v in rows
    ]  # fmt: skip

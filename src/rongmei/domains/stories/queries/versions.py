"""Kept versions."""

from dataclasses import dataclass
from datetime import datetime

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


def _versions(rows: list[StoryVersion]) -> list[VersionRecord]:
    people = names([v.author_id for v in rows])
    return [
        VersionRecord(
            v.pk, v.story_id, v.number, v.hash, Content.from_json(v.content), people.get(v.author_id or 0, ""),
            v.note, v.at,
        )
        for v in rows
    ]  # fmt: skip

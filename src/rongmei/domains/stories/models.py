"""Stories, the log of their drafts, and their versions."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from rongmei.core.scoping.models import TenantModel, Walls
from rongmei.domains.stories.enums import StoryState

PERSON = settings.AUTH_USER_MODEL


class Story(TenantModel):
    """稿件: the master. What it says is in its draft log and versions; headline and count here are for lists.

    `dated_at` is when an old site published it first; None for everything written here.
    """

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    headline = models.CharField(max_length=300, blank=True)
    characters = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=StoryState, default=StoryState.DRAFTING)
    author = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    assignment = models.ForeignKey("planning.Assignment", models.PROTECT, null=True, related_name="+")
    topic = models.ForeignKey("planning.Topic", models.PROTECT, null=True, related_name="+")
    head = models.BigIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    dated_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        db_table = "stories_story"
        indexes: ClassVar = [
            models.Index(fields=["organisation", "-updated_at", "-id"], name="stories_story_latest"),
            models.Index(fields=["organisation", "state", "-updated_at", "-id"], name="stories_story_in_state"),
            models.Index(fields=["organisation", "author", "state"], name="stories_story_author"),
        ]


class DraftUpdate(TenantModel):
    """One batch of Yjs updates, as the editor sent it. Never changed: the draft is what the log says."""

    walls: ClassVar[Walls] = Walls(append_only=True)

    story = models.ForeignKey(Story, models.PROTECT, related_name="+")
    sequence = models.BigIntegerField()
    client = models.CharField(max_length=64)
    batch = models.CharField(max_length=64)
    author = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    update = models.BinaryField()
    at = models.DateTimeField(db_default=Now())

    class Meta(TenantModel.Meta):
        db_table = "stories_draftupdate"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "story", "sequence"], name="stories_draft_sequence"),
            models.UniqueConstraint(fields=["organisation", "story", "client", "batch"], name="stories_draft_once"),
        ]


class DraftSum(TenantModel):
    """The log up to a sequence number as one update, so that reading does not begin at the beginning.

    It says nothing of its own: without it everything is read from the log, and `sum_up` makes it again.
    """

    story = models.ForeignKey(Story, models.CASCADE, related_name="+")
    sequence = models.BigIntegerField()
    update = models.BinaryField()

    class Meta(TenantModel.Meta):
        db_table = "stories_draftsum"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "story"], name="stories_draftsum_once"),
        ]


class Presence(TenantModel):
    """Who has a story's editor open: when their page last asked for news. No deed, and worthless a minute later."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="+")
    person = models.ForeignKey(PERSON, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        db_table = "stories_presence"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "story", "person"], name="stories_presence_once"),
        ]


class StoryVersion(TenantModel):
    """What a story said at one moment, under the hash of exactly that. Never changed."""

    walls: ClassVar[Walls] = Walls(append_only=True)

    story = models.ForeignKey(Story, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    hash = models.CharField(max_length=80)
    author = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    note = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(db_default=Now())

    class Meta(TenantModel.Meta):
        db_table = "stories_version"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "story", "number"], name="stories_version_number"),
        ]

"""Channels, deliveries, notices to readers, what lies in the public folder."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from rongmei.core.scoping.models import TenantModel, Walls
from rongmei.domains.publishing.enums import ChannelKind, DeliveryState, NoticeKind, OldArticleState

PERSON = settings.AUTH_USER_MODEL


class Channel(TenantModel):
    """渠道: where stories go. The first one of every centre is its own site."""

    code = models.SlugField(max_length=20)
    kind = models.CharField(max_length=10, choices=ChannelKind, default=ChannelKind.SITE)
    name = models.CharField(max_length=60)

    class Meta(TenantModel.Meta):
        db_table = "publishing_channel"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "code"], name="publishing_channel_code"),
        ]


class Delivery(TenantModel):
    """One signed version on one channel. A trigger refuses any whose hash no manifest in force covers.

    `shows` are the paths of its pictures on the site, so that one story's are known from another's.
    """

    story = models.ForeignKey("stories.Story", models.PROTECT, related_name="+")
    channel = models.ForeignKey(Channel, models.PROTECT, related_name="+")
    manifest = models.ForeignKey("review.SignedManifest", models.PROTECT, related_name="+")
    content_hash = models.CharField(max_length=80)
    headline = models.CharField(max_length=300)
    state = models.CharField(max_length=10, choices=DeliveryState, default=DeliveryState.PENDING)
    not_before = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    receipt = models.JSONField(default=dict)
    shows = ArrayField(models.CharField(max_length=80), default=list)
    queued_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    queued_at = models.DateTimeField(auto_now_add=True)
    first_live_at = models.DateTimeField(null=True)
    live_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        db_table = "publishing_delivery"
        indexes: ClassVar = [
            models.Index(fields=["organisation", "state", "not_before"], name="publishing_delivery_due"),
            models.Index(
                fields=["organisation", "channel", "state", "-first_live_at"], name="publishing_delivery_live"
            ),
            models.Index(
                fields=["organisation", "-first_live_at", "-id"],
                condition=models.Q(state=DeliveryState.LIVE),
                name="publishing_live_latest",
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "story", "channel"],
                condition=models.Q(state__in=[DeliveryState.PENDING, DeliveryState.SENDING]),
                name="publishing_one_on_its_way",
            ),
            models.UniqueConstraint(
                fields=["organisation", "story", "channel"],
                condition=models.Q(state=DeliveryState.LIVE),
                name="publishing_one_live",
            ),
        ]


class Notice(TenantModel):
    """What readers are told: a correction's note, or that a story was withdrawn and (inside only) why. Never changed.

    A correction's belongs to the delivery it explains, and is shown once that is live.
    """

    walls: ClassVar[Walls] = Walls(append_only=True)

    story = models.ForeignKey("stories.Story", models.PROTECT, related_name="+")
    delivery = models.ForeignKey(Delivery, models.PROTECT, null=True, related_name="notices")
    kind = models.CharField(max_length=12, choices=NoticeKind)
    note = models.TextField()
    by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta(TenantModel.Meta):
        db_table = "publishing_notice"


class Hold(TenantModel):
    """停用: nothing of a story goes out, and what was out lies still, until it is lifted."""

    story = models.ForeignKey("stories.Story", models.PROTECT, related_name="+")
    by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    lifted_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        db_table = "publishing_hold"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "story"],
                condition=models.Q(lifted_at=None),
                name="publishing_one_hold",
            ),
        ]


class OldSite(TenantModel):
    """旧站: a site this centre had before, whose articles move over with their addresses."""

    name = models.CharField(max_length=100)
    host = models.CharField(max_length=200)
    left = models.JSONField(default=dict)
    read_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta(TenantModel.Meta):
        db_table = "publishing_oldsite"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "host"], name="publishing_oldsite_host"),
        ]


class OldArticle(TenantModel):
    """One article of an old site: the story it became, or why it could not; `lacks` are pictures nobody could get.

    `items` is what a signature will cover, fixed when it came in.
    """

    site = models.ForeignKey(OldSite, models.PROTECT, related_name="+")
    guid = models.CharField(max_length=64)
    address = models.TextField(blank=True)
    headline = models.CharField(max_length=300, blank=True)
    author = models.CharField(max_length=200, blank=True)
    section = models.CharField(max_length=200, blank=True)
    dated_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=OldArticleState, default=OldArticleState.TAKEN)
    problem = models.TextField(blank=True)
    lacks = models.JSONField(default=list)
    items = models.JSONField(default=list)
    story = models.ForeignKey("stories.Story", models.PROTECT, null=True, related_name="+")
    master = models.CharField(max_length=80, blank=True)
    batch = models.ForeignKey("review.Batch", models.PROTECT, null=True, related_name="+")

    class Meta(TenantModel.Meta):
        db_table = "publishing_oldarticle"
        indexes: ClassVar = [
            models.Index(fields=["organisation", "site", "state", "id"], name="publishing_oldarticle_state"),
            models.Index(fields=["organisation", "story"], name="publishing_oldarticle_story"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "site", "guid"], name="publishing_oldarticle_once"),
        ]


class OldPicture(TenantModel):
    """A picture of an old site that is in the library: asked for once, however many articles show it."""

    site = models.ForeignKey(OldSite, models.PROTECT, related_name="+")
    guid = models.CharField(max_length=64)
    asset = models.ForeignKey("assets.Asset", models.PROTECT, related_name="+")

    class Meta(TenantModel.Meta):
        db_table = "publishing_oldpicture"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "site", "guid"], name="publishing_oldpicture_once"),
        ]


class OldAddress(TenantModel):
    """Where a story lay on an old site, as the hash of host, path and query; see `adapters.old_addresses`."""

    story = models.ForeignKey("stories.Story", models.PROTECT, related_name="+")
    key = models.CharField(max_length=64)

    class Meta(TenantModel.Meta):
        db_table = "publishing_oldaddress"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "key"], name="publishing_oldaddress_once"),
        ]


class BakedFile(TenantModel):
    """The bake manifest: what lies at a path of the centre's public folder, by hash. The folder cannot change it."""

    path = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)

    class Meta(TenantModel.Meta):
        db_table = "publishing_bakedfile"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "path"], name="publishing_bakedfile_path"),
        ]

"""Circuits, reviews with their steps, signed manifests."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from rongmei.core.permissions import Role
from rongmei.core.scoping.models import TenantModel, Walls
from rongmei.domains.review.enums import ReviewState, StepState

PERSON = settings.AUTH_USER_MODEL


class Level(TenantModel):
    """One level of an organisation's circuit for one kind of thing. Changing it touches no review under way."""

    kind = models.CharField(max_length=40)
    order = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=40)
    role = models.CharField(max_length=20, choices=Role)
    proofs = ArrayField(models.CharField(max_length=60), default=list)

    class Meta(TenantModel.Meta):
        db_table = "review_level"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "kind", "order"], name="review_level_order"),
        ]


class Review(TenantModel):
    """One round of review of one thing: what is signed at its end is fixed at its beginning."""

    kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    title = models.CharField(max_length=300)
    author = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    contributors = ArrayField(models.BigIntegerField(), default=list)
    master = models.CharField(max_length=80)
    characters = models.PositiveIntegerField(default=0)
    manifest = models.JSONField()
    report = models.JSONField(null=True)
    state = models.CharField(max_length=10, choices=ReviewState, default=ReviewState.OPEN)
    opened_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        db_table = "review_review"
        indexes: ClassVar = [models.Index(fields=["organisation", "kind", "object_id", "-id"], name="review_object")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "object_id"],
                condition=models.Q(state=ReviewState.OPEN),
                name="review_one_open",
            ),
        ]


class Step(TenantModel):
    """One level of one review, copied from the circuit when the review opened."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="steps")
    order = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=40)
    role = models.CharField(max_length=20, choices=Role)
    proofs = ArrayField(models.CharField(max_length=60), default=list)
    state = models.CharField(max_length=10, choices=StepState, default=StepState.WAITING)
    decided_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reasons = ArrayField(models.CharField(max_length=20), default=list)
    note = models.TextField(blank=True)

    class Meta(TenantModel.Meta):
        db_table = "review_step"
        indexes: ClassVar = [models.Index(fields=["organisation", "state", "role"], name="review_step_turn")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "review", "order"], name="review_step_order"),
        ]


class SignedManifest(TenantModel):
    """What the last level signed: canonical JSON and its hash. Voided by a later edit, never changed."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="+")
    body = models.TextField()
    hash = models.CharField(max_length=80)
    signed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(auto_now_add=True)
    voided_at = models.DateTimeField(null=True)
    batch = models.ForeignKey("review.Batch", models.PROTECT, null=True, related_name="+")

    class Meta(TenantModel.Meta):
        db_table = "review_signedmanifest"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "review"], name="review_signedmanifest_once"),
        ]


class ManifestItem(TenantModel):
    """One hash a manifest covers, as a row, so that the database itself can refuse what is not covered."""

    walls: ClassVar[Walls] = Walls(append_only=True)

    manifest = models.ForeignKey(SignedManifest, models.PROTECT, related_name="items")
    kind = models.CharField(max_length=40)
    ref = models.CharField(max_length=80)
    hash = models.CharField(max_length=80)

    class Meta(TenantModel.Meta):
        db_table = "review_manifestitem"
        indexes: ClassVar = [models.Index(fields=["organisation", "hash"], name="review_manifestitem_hash")]


class Batch(TenantModel):
    """批量签发: one person's signature under many old articles; its hash covers each piece's own manifest."""

    walls: ClassVar[Walls] = Walls(append_only=True)

    kind = models.CharField(max_length=40)
    hash = models.CharField(max_length=80)
    pieces = models.PositiveIntegerField()
    role = models.CharField(max_length=20, choices=Role)
    signed_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(auto_now_add=True)

    class Meta(TenantModel.Meta):
        db_table = "review_batch"


class BatchItem(TenantModel):
    """One piece that a batch covers: its version's hash, and the hash of the manifest it will have."""

    walls: ClassVar[Walls] = Walls(append_only=True)

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="items")
    object_id = models.BigIntegerField()
    master = models.CharField(max_length=80)
    manifest = models.CharField(max_length=80)

    class Meta(TenantModel.Meta):
        db_table = "review_batchitem"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "batch", "object_id"], name="review_batchitem_once"),
        ]


class Dismissal(TenantModel):
    """A finding of the content checks that was called a false alarm, with the reason: not raised again on that text."""

    walls: ClassVar[Walls] = Walls(append_only=True)

    kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    check_name = models.CharField(max_length=40)
    key = models.CharField(max_length=32)
    found = models.CharField(max_length=200)
    reason = models.CharField(max_length=200)
    by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta(TenantModel.Meta):
        db_table = "review_dismissal"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "kind", "object_id", "key"], name="review_dismissal_once"),
        ]


class CheckSwitch(TenantModel):
    """Whether an organisation wants a class of the content checks; all are on until somebody turns one off."""

    check_name = models.CharField(max_length=40)
    off = models.BooleanField(default=False)

    class Meta(TenantModel.Meta):
        db_table = "review_checkswitch"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "check_name"], name="review_checkswitch_once"),
        ]

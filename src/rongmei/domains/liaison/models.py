"""What goes out, what came in, and what was made of it."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from rongmei.core.scoping.models import TenantModel
from rongmei.domains.liaison.enums import (
    DifferenceState,
    IncomingState,
    OutgoingState,
    PackageKind,
    ReturnReason,
    SubmissionState,
    SuspensionState,
)

PERSON = settings.AUTH_USER_MODEL
ORGANISATION = "organisations.Organisation"


class Outgoing(TenantModel):
    """发件: one package on its way to another organisation, written in the transaction of the verb that sends it.

    `thread` is the id of the submission that the package begins or belongs to; `turn` counts what this side said in it.
    """

    package = models.UUIDField(default=uuid.uuid4)
    thread = models.UUIDField()
    turn = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=PackageKind)
    receiver = models.ForeignKey(ORGANISATION, models.PROTECT, related_name="+")
    body = models.TextField()
    hash = models.CharField(max_length=80)
    said = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=10, choices=OutgoingState, default=OutgoingState.PENDING)
    not_before = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    delivered_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        db_table = "liaison_outgoing"
        indexes: ClassVar = [models.Index(fields=["organisation", "state", "not_before"], name="liaison_outgoing_due")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "package"], name="liaison_outgoing_once"),
            models.UniqueConstraint(fields=["organisation", "thread", "turn"], name="liaison_outgoing_turn"),
        ]


class Incoming(TenantModel):
    """来件: one package that came in, as it came, once. Only a submission has a life of its own.

    `answers` is the thread of the returned submission that this one mends.
    """

    package = models.UUIDField()
    thread = models.UUIDField()
    turn = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=PackageKind)
    sender = models.ForeignKey(ORGANISATION, models.PROTECT, related_name="+")
    headline = models.CharField(max_length=300, blank=True)
    characters = models.PositiveIntegerField(default=0)
    answers = models.UUIDField(null=True)
    body = models.TextField()
    hash = models.CharField(max_length=80)
    state = models.CharField(max_length=10, choices=IncomingState, default=IncomingState.NOTED)
    reason = models.CharField(max_length=10, choices=ReturnReason, blank=True)
    words = models.TextField(blank=True)
    by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    received_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta(TenantModel.Meta):
        db_table = "liaison_incoming"
        indexes: ClassVar = [
            models.Index(fields=["organisation", "kind", "state", "-id"], name="liaison_incoming_state"),
            models.Index(fields=["organisation", "thread", "turn"], name="liaison_incoming_thread"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "package"], name="liaison_incoming_once"),
        ]


class Submission(TenantModel):
    """报送: a story sent to another organisation, and how far it has come there."""

    thread = models.UUIDField(default=uuid.uuid4)
    story = models.ForeignKey("stories.Story", models.PROTECT, related_name="+")
    receiver = models.ForeignKey(ORGANISATION, models.PROTECT, related_name="+")
    headline = models.CharField(max_length=300)
    note = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=SubmissionState, default=SubmissionState.SENT)
    by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    taken_back_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta(TenantModel.Meta):
        db_table = "liaison_submission"
        indexes: ClassVar = [models.Index(fields=["organisation", "state", "-id"], name="liaison_submission_state")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "thread"], name="liaison_submission_thread"),
            models.UniqueConstraint(
                fields=["organisation", "story", "receiver"],
                condition=~models.Q(state__in=[SubmissionState.RETURNED, SubmissionState.WITHDRAWN]),
                name="liaison_submission_standing",
            ),
        ]


class Adoption(TenantModel):
    """采用: the own story that was made of a submission. `said` is the package whose words it last took in."""

    story = models.ForeignKey("stories.Story", models.PROTECT, related_name="+")
    submission = models.ForeignKey(Incoming, models.PROTECT, related_name="+")
    said = models.ForeignKey(Incoming, models.PROTECT, related_name="+")
    origin = models.CharField(max_length=32)
    hops = ArrayField(models.CharField(max_length=32), default=list)
    by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta(TenantModel.Meta):
        db_table = "liaison_adoption"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "story"], name="liaison_adoption_story"),
            models.UniqueConstraint(fields=["organisation", "submission"], name="liaison_adoption_once"),
        ]


class Difference(TenantModel):
    """差异: the origin says something else now than what was adopted; open until taken in or dismissed."""

    adoption = models.ForeignKey(Adoption, models.PROTECT, related_name="+")
    correction = models.ForeignKey(Incoming, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=DifferenceState, default=DifferenceState.OPEN)
    words = models.TextField(blank=True)
    by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        db_table = "liaison_difference"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "adoption"],
                condition=models.Q(state=DifferenceState.OPEN),
                name="liaison_difference_open",
            ),
        ]


class Suspension(TenantModel):
    """停用: the origin took back what was adopted; the copy lies still until that is confirmed, or it is restored."""

    adoption = models.ForeignKey(Adoption, models.PROTECT, related_name="+")
    withdrawal = models.ForeignKey(Incoming, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=SuspensionState, default=SuspensionState.OPEN)
    words = models.TextField(blank=True)
    by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        db_table = "liaison_suspension"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "adoption"], name="liaison_suspension_once"),
        ]

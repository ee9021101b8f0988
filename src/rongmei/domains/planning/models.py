"""Leads, topics, coverages, assignments."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from rongmei.core.scoping.models import TenantModel
from rongmei.domains.planning.enums import AssignmentState, CoverageKind, LeadState, TopicState

PERSON = settings.AUTH_USER_MODEL


class Lead(TenantModel):
    """线索: something that may become news. At most one for an item that came in."""

    item = models.ForeignKey("ingest.Item", models.PROTECT, null=True, related_name="+")
    headline = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    source = models.CharField(max_length=200, blank=True)
    url = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=LeadState, default=LeadState.NEW)
    made_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        db_table = "planning_lead"
        indexes: ClassVar = [models.Index(fields=["organisation", "state", "-created_at"], name="planning_lead_new")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "item"], name="planning_lead_item"),
        ]


class Topic(TenantModel):
    """选题: what the centre means to report, and what came of it."""

    headline = models.CharField(max_length=200)
    angle = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=TopicState, default=TopicState.PROPOSED)
    proposed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    decided_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    follows = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    outcome = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta(TenantModel.Meta):
        db_table = "planning_topic"
        indexes: ClassVar = [models.Index(fields=["organisation", "state", "-id"], name="planning_topic_state")]


class TopicLead(TenantModel):
    """Which leads a topic rests on."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="+")
    lead = models.ForeignKey(Lead, models.PROTECT, related_name="+")

    class Meta(TenantModel.Meta):
        db_table = "planning_topiclead"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "topic", "lead"], name="planning_topiclead_once"),
        ]


class Coverage(TenantModel):
    """报道安排: one thing to be made for a topic."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="coverages")
    kind = models.CharField(max_length=10, choices=CoverageKind)
    note = models.CharField(max_length=300, blank=True)

    class Meta(TenantModel.Meta):
        db_table = "planning_coverage"


class Assignment(TenantModel):
    """任务: a coverage given to a person or a desk, with a deadline."""

    coverage = models.ForeignKey(Coverage, models.CASCADE, related_name="assignments")
    user = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    desk = models.ForeignKey("organisations.Desk", models.PROTECT, null=True, related_name="+")
    deadline = models.DateTimeField()
    state = models.CharField(max_length=10, choices=AssignmentState, default=AssignmentState.OFFERED)
    done_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        db_table = "planning_assignment"
        indexes: ClassVar = [models.Index(fields=["organisation", "state", "deadline"], name="planning_assignment_due")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(user__isnull=False) | models.Q(desk__isnull=False), name="planning_assignment_given"
            ),
        ]

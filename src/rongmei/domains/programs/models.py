"""Answers that were given to programs, and what programs are told of deeds."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from rongmei.core.scoping.models import TenantModel
from rongmei.domains.programs.enums import PushState, WebhookState


class KeptAnswer(TenantModel):
    """What a token was answered under an idempotency key, shut under the token itself."""

    token = models.ForeignKey("accounts.Token", models.CASCADE, related_name="+")
    key = models.CharField(max_length=64)
    asked = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    mime = models.CharField(max_length=100)
    body = models.BinaryField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta(TenantModel.Meta):
        db_table = "programs_keptanswer"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "token", "key"], name="programs_keptanswer_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "at"], name="programs_keptanswer_age")]


class Webhook(TenantModel):
    """回调: an address that hears of deeds.

    `secret` is shut under the node's own. `since` is the deed by which it came, or was resumed: only later ones are
    told. `failures` are those in a row; while it `rests` nothing is sent.
    """

    address = models.CharField(max_length=500)
    kinds = ArrayField(models.CharField(max_length=64))
    secret = models.BinaryField()
    state = models.CharField(max_length=10, choices=WebhookState, default=WebhookState.ACTIVE)
    since = models.BigIntegerField(default=0)
    failures = models.PositiveIntegerField(default=0)
    rests_until = models.DateTimeField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta(TenantModel.Meta):
        db_table = "programs_webhook"
        indexes: ClassVar = [models.Index(fields=["organisation", "state"], name="programs_webhook_state")]


class Push(TenantModel):
    """推送: one deed on its way to one address, written by the receiver of the deed, once."""

    webhook = models.ForeignKey(Webhook, models.CASCADE, related_name="+")
    entry = models.BigIntegerField()
    kind = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=PushState, default=PushState.PENDING)
    not_before = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    status = models.PositiveSmallIntegerField(null=True)
    error = models.CharField(max_length=300, blank=True)
    tried_at = models.DateTimeField(null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta(TenantModel.Meta):
        db_table = "programs_push"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "webhook", "entry"], name="programs_push_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "state", "not_before"], name="programs_push_due"),
            models.Index(fields=["organisation", "webhook", "-id"], name="programs_push_latest"),
        ]

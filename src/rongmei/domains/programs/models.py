"""Answers that were given to programs."""

from typing import ClassVar

from django.db import models

from rongmei.core.scoping.models import TenantModel


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

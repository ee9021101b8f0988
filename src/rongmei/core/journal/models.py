"""Deeds, their seals, and where each subscriber has got to."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Cast, Now

from rongmei.core.scoping.models import TenantModel, Walls


class TransactionId(models.Func):
    """The running transaction's 64-bit id."""

    function = "pg_current_xact_id"
    arity = 0
    output_field = models.TextField()


class Entry(TenantModel):
    """One deed. Holds ids, hashes and codes, never a person's words, so that erasure stays possible."""

    walls: ClassVar[Walls] = Walls(append_only=True, reports=True, sealer=("select",))

    actor = models.BigIntegerField(null=True)
    verb = models.CharField(max_length=64)
    object_kind = models.CharField(max_length=64)
    object_id = models.BigIntegerField()
    data = models.JSONField(default=dict)
    at = models.DateTimeField(db_default=Now())
    # Id order is not commit order: readers go by (transaction, id) and stop below pg_snapshot_xmin.
    transaction = models.BigIntegerField(
        db_default=Cast(Cast(TransactionId(), models.TextField()), models.BigIntegerField())
    )

    class Meta(TenantModel.Meta):
        db_table = "journal_entry"
        indexes: ClassVar = [
            models.Index(fields=["transaction", "id"], name="journal_order"),
            models.Index(fields=["organisation", "object_kind", "object_id", "id"], name="journal_object"),
            models.Index(fields=["organisation", "-id"], name="journal_latest"),
        ]


class Seal(TenantModel):
    """The chain over an organisation's deeds, written by the sealer's role only."""

    walls: ClassVar[Walls] = Walls(append_only=True, sealer=("select", "insert"), app=("select",))

    entry_id = models.BigIntegerField()
    sequence = models.BigIntegerField()
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta(TenantModel.Meta):
        db_table = "journal_seal"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "sequence"], name="journal_seal_sequence"),
            models.UniqueConstraint(fields=["organisation", "entry_id"], name="journal_seal_entry"),
        ]


class Cursor(models.Model):
    """How far a subscriber has read, over all organisations."""

    subscriber = models.CharField(max_length=100, primary_key=True)
    transaction = models.BigIntegerField(default=0)
    entry_id = models.BigIntegerField(default=0)

    class Meta:
        db_table = "journal_cursor"


class Parked(models.Model):
    """An entry a subscriber could not take: tried again a few times, then kept and shown. Ids and codes only."""

    subscriber = models.CharField(max_length=100)
    entry_id = models.BigIntegerField()
    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    attempts = models.PositiveSmallIntegerField(default=1)
    error = models.CharField(max_length=200)
    next_at = models.DateTimeField()

    class Meta:
        db_table = "journal_parked"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["subscriber", "entry_id"], name="journal_parked_once"),
        ]

"""The one table searched."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from rongmei.core.scoping.models import TenantModel


class Document(TenantModel):
    """What can be found of one object: its words, and a line to show."""

    kind = models.CharField(max_length=64)
    object_id = models.BigIntegerField()
    title = models.TextField()
    words = SearchVectorField()
    at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        db_table = "search_document"
        indexes: ClassVar = [GinIndex(fields=["words"], name="search_words")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "kind", "object_id"], name="search_once"),
        ]

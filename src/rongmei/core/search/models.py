"""The one table searched."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from rongmei.core.scoping.models import TenantModel

PENDING_KILOBYTES = 65_536


class Document(TenantModel):
    """What can be found of one object: its words, and a line to show."""

    kind = models.CharField(max_length=64)
    object_id = models.BigIntegerField()
    title = models.TextField()
    words = SearchVectorField()
    at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        db_table = "search_document"
        # New words wait in a list that questions read too; `tidying` merges it, and nobody who writes waits for that.
        indexes: ClassVar = [
            GinIndex(fields=["words"], name="search_words", gin_pending_list_limit=PENDING_KILOBYTES),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "kind", "object_id"], name="search_once"),
        ]

"""Assets and their renditions."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from rongmei.core.scoping.models import TenantModel
from rongmei.domains.assets.enums import Rendition, Rights


class Asset(TenantModel):
    """One picture as it came in. The bytes lie in the store under their hash and are never changed."""

    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    mime = models.CharField(max_length=60)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    alt = models.CharField(max_length=300, blank=True)
    credit = models.CharField(max_length=100, blank=True)
    rights = models.CharField(max_length=10, choices=Rights, default=Rights.UNKNOWN)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta(TenantModel.Meta):
        db_table = "assets_asset"
        indexes: ClassVar = [models.Index(fields=["organisation", "-created_at"], name="assets_newest")]


class AssetRendition(TenantModel):
    """A smaller picture made from an asset, without the original's metadata."""

    asset = models.ForeignKey(Asset, models.CASCADE, related_name="renditions")
    name = models.CharField(max_length=10, choices=Rendition)
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()

    class Meta(TenantModel.Meta):
        db_table = "assets_rendition"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "asset", "name"], name="assets_rendition_once"),
        ]

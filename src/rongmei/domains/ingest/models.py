"""Providers, their runs, and the items they bring."""

from typing import ClassVar

from django.db import models

from rongmei.core.scoping.models import TenantModel
from rongmei.domains.ingest.enums import ProviderState, RunState, Transport


class Provider(TenantModel):
    """采集源: where to fetch from, how often, and how it went."""

    name = models.CharField(max_length=100)
    transport = models.CharField(max_length=10, choices=Transport)
    location = models.TextField()
    every_seconds = models.PositiveIntegerField(default=900)
    state = models.CharField(max_length=10, choices=ProviderState, default=ProviderState.ACTIVE)
    etag = models.TextField(blank=True)
    last_modified = models.TextField(blank=True)
    next_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        db_table = "ingest_provider"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "location"], name="ingest_provider_location"),
        ]


class Run(TenantModel):
    """One fetch: asked for or begun by the clock; leased, so that a dead worker's run is taken up again."""

    provider = models.ForeignKey(Provider, models.CASCADE, related_name="runs")
    state = models.CharField(max_length=10, choices=RunState, default=RunState.QUEUED)
    lease_until = models.DateTimeField()
    received = models.PositiveIntegerField(default=0)
    revised = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    problems = models.JSONField(default=list)
    started_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        db_table = "ingest_run"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "provider"],
                condition=models.Q(state__in=(RunState.QUEUED, RunState.RUNNING)),
                name="ingest_run_one_at_a_time",
            ),
        ]


class Item(TenantModel):
    """来稿: one thing a provider brought. Its identity, not its date, says whether it is new."""

    provider = models.ForeignKey(Provider, models.PROTECT, related_name="+")
    guid = models.CharField(max_length=64)
    headline = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    html = models.TextField(blank=True)
    text = models.TextField(blank=True)
    url = models.TextField(blank=True)
    byline = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=200, blank=True)
    licence = models.CharField(max_length=300, blank=True)
    media = models.JSONField(default=list)
    content_hash = models.CharField(max_length=64)
    published_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta(TenantModel.Meta):
        db_table = "ingest_item"
        indexes: ClassVar = [models.Index(fields=["organisation", "-id"], name="ingest_item_newest")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "provider", "guid"], name="ingest_item_once"),
        ]


class ItemRevision(TenantModel):
    """What an item said before its provider changed it; nothing that came in is lost."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="revisions")
    headline = models.CharField(max_length=300)
    html = models.TextField(blank=True)
    content_hash = models.CharField(max_length=64)
    replaced_at = models.DateTimeField(auto_now_add=True)

    class Meta(TenantModel.Meta):
        db_table = "ingest_itemrevision"

"""Ingest as a Django app."""

from django.apps import AppConfig


class IngestConfig(AppConfig):
    """Providers, runs, items."""

    name = "rongmei.domains.ingest"
    label = "ingest"
    default_auto_field = "django.db.models.BigAutoField"

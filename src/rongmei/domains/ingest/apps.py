"""Ingest as a Django app."""

from django.apps import AppConfig


class IngestConfig(AppConfig):
    """Providers, runs, items."""

    name = "rongmei.domains.ingest"
    label = "ingest"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen for fetches that are asked for, and let workers know the tasks."""
        from rongmei.domains.ingest import receivers  # noqa: F401

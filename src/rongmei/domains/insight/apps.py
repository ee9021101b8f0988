"""Insight as a Django app."""

from django.apps import AppConfig


class InsightConfig(AppConfig):
    """Readings, reach, outcomes."""

    name = "rongmei.domains.insight"
    label = "insight"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Set the lake's clock."""
        from rongmei.domains.insight import tasks  # noqa: F401

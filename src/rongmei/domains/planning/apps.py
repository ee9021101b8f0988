"""Planning as a Django app."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """Leads, topics, coverages, assignments."""

    name = "rongmei.domains.planning"
    label = "planning"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what the domains below journal."""
        from rongmei.domains.planning import receivers  # noqa: F401

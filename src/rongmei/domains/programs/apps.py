"""Programs as a Django app."""

from django.apps import AppConfig


class ProgramsConfig(AppConfig):
    """Answers kept for programs that ask twice."""

    name = "rongmei.domains.programs"
    label = "programs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the clock's work declare itself."""
        from rongmei.domains.programs import tasks  # noqa: F401

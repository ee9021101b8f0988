"""Programs as a Django app."""

from django.apps import AppConfig


class ProgramsConfig(AppConfig):
    """Answers kept for programs that ask twice, and deeds told to those that listen."""

    name = "rongmei.domains.programs"
    label = "programs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to deeds, and let the clock's work declare itself."""
        from rongmei.domains.programs import receivers  # noqa: F401

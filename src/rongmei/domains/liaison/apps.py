"""Liaison as a Django app."""

from django.apps import AppConfig


class LiaisonConfig(AppConfig):
    """Packages between organisations."""

    name = "rongmei.domains.liaison"
    label = "liaison"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what publishing and liaison itself say."""
        from rongmei.domains.liaison import receivers  # noqa: F401

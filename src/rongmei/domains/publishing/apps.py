"""Publishing as a Django app."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """Channels, deliveries, the baked site."""

    name = "rongmei.domains.publishing"
    label = "publishing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what this domain itself journals: baking follows the deed."""
        from rongmei.domains.publishing import receivers  # noqa: F401

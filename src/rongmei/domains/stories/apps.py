"""Stories as a Django app."""

from django.apps import AppConfig


class StoriesConfig(AppConfig):
    """Stories, drafts, versions."""

    name = "rongmei.domains.stories"
    label = "stories"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make stories reviewable, and listen to what review says."""
        from rongmei.domains.stories import receivers  # noqa: F401

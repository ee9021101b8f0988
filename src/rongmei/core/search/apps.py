"""Search as a Django app."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """One table of documents."""

    name = "rongmei.core.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Declare the clock's job."""
        from rongmei.core.search import tidying  # noqa: F401

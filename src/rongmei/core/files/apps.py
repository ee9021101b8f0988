"""Files as a Django app: what the clock starts."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """No tables of its own."""

    name = "rongmei.core.files"
    label = "files"

    def ready(self) -> None:
        """Declare the daily sweep."""
        from rongmei.core.files import sweeping  # noqa: F401

"""The desk as a Django app."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Pages of the newsroom; its places go into the rail."""

    name = "rongmei.faces.desk"
    label = "desk"

    def ready(self) -> None:
        """Register the rail's places."""
        from rongmei.faces.desk import places  # noqa: F401

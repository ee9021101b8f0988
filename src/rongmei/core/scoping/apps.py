"""Raise the walls after every migration."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ScopingConfig(AppConfig):
    """Registers the system checks and the walls."""

    name = "rongmei.core.scoping"
    label = "scoping"

    def ready(self) -> None:
        """Connect; the last app's signal does the work, so that every table exists by then."""
        from rongmei.core.scoping import checks  # noqa: F401
        from rongmei.core.scoping.walls import after_migrate

        post_migrate.connect(after_migrate, dispatch_uid="rongmei.walls")

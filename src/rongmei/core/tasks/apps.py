"""Tasks as a Django app."""

from django.apps import AppConfig


class TasksConfig(AppConfig):
    """Registers the clock's own jobs."""

    name = "rongmei.core.tasks"
    label = "tasks"

    def ready(self) -> None:
        """Declare the job that takes up what a dead worker left."""
        from rongmei.core.tasks import stalled  # noqa: F401

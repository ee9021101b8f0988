"""Bring the database's schema up to this release."""

from django.core.management import call_command


def migrate(*, verbosity: int = 0) -> None:
    """Run every migration as the migrator, then raise the walls; safe to run again at any time."""
    call_command("createcachetable", database="migrator", verbosity=verbosity)
    call_command("migrate", database="migrator", interactive=False, verbosity=verbosity)

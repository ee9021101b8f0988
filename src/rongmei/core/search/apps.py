"""Search as a Django app."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """One table of documents."""

    name = "rongmei.core.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"

"""Assets as a Django app."""

from django.apps import AppConfig


class AssetsConfig(AppConfig):
    """Upload, renditions, library, rights."""

    name = "rongmei.domains.assets"
    label = "assets"
    default_auto_field = "django.db.models.BigAutoField"

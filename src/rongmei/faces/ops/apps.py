"""The operators' face as a Django app."""

from django.apps import AppConfig


class OpsConfig(AppConfig):
    """Pages under /ops/ and /account/."""

    name = "rongmei.faces.ops"
    label = "ops"

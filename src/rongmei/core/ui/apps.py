"""The shared look as a Django app."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Templates, tags and built assets."""

    name = "rongmei.core.ui"
    label = "ui"

"""The HTTP API as a Django app."""

from django.apps import AppConfig


class RestConfig(AppConfig):
    """Everything the desk can do, for programs."""

    name = "rongmei.faces.rest"
    label = "rest"

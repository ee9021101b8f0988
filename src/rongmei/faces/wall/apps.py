"""The wall as a Django app."""

from django.apps import AppConfig


class WallConfig(AppConfig):
    """Pages for big screens."""

    name = "rongmei.faces.wall"
    label = "wall"

"""The public site as a Django app."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Templates and looks of baked pages, and the answers that depend on the reader."""

    name = "rongmei.faces.portal"
    label = "portal"

"""Organisations as a Django app."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """The tree, desks, licences."""

    name = "rongmei.domains.organisations"
    label = "organisations"
    default_auto_field = "django.db.models.BigAutoField"

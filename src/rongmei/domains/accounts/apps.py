"""Accounts as a Django app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People and what they may do where."""

    name = "rongmei.domains.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

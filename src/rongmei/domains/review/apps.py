"""Review as a Django app."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """Circuits, reviews, manifests."""

    name = "rongmei.domains.review"
    label = "review"
    default_auto_field = "django.db.models.BigAutoField"

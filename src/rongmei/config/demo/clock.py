"""The days before today: verbs stamp what they do with the time it is, and here it is earlier.

For the loading process only, which does nothing else. Nothing of the product knows of it: Django's clock is moved, and
rows that the database would stamp (deeds, versions, draft updates) are given the same time when they are made. See
docs/decisions for why.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.db.models.expressions import DatabaseDefault
from django.db.models.functions import Now
from django.db.models.signals import post_init
from django.utils import timezone


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Inside, it is `moment` and goes on from there."""
    real, started = timezone.now, time.monotonic()
    timezone.now = lambda: moment + timedelta(seconds=time.monotonic() - started)
    for model in _stamped():
        post_init.connect(_stamp, sender=model)
    try:
        yield
    finally:
        timezone.now = real
        for model in _stamped():
            post_init.disconnect(_stamp, sender=model)


@cache
def _stamped() -> dict[type[Model], tuple[str, ...]]:
    """Models with the fields that the database stamps by its own clock."""
    found = {
        model: tuple(f.attname for f in model._meta.concrete_fields if isinstance(f.db_default, Now))
        for model in apps.get_models()
    }
    return {model: names for model, names in found.items() if names}


def _stamp(sender: type[Model], instance: Model, **_signal: Any) -> None:
    """A row being made gets the time; one read from the database has its own."""
    for name in _stamped()[sender]:
        if isinstance(getattr(instance, name), DatabaseDefault):
            setattr(instance, name, timezone.now())

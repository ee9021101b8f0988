"""Reading across organisations, through the read-only role. Only the listed modules may import this."""

from typing import TypeVar, cast

from django.db import models

from rongmei.core.scoping.models import TenantModel
from rongmei.core.scoping.querysets import TenantQuerySet

ALIAS = "reports"
T = TypeVar("T", bound=TenantModel)


def read(model: type[T]) -> models.QuerySet[T]:
    """Rows of every organisation, read-only, over the reports role's connection.

    Raises:
        TypeError: the table's walls do not name `reports`.
    """
    if not model.walls.reports:
        raise TypeError(f"{model.__name__} is closed to cross-organisation reports")
    return cast("models.QuerySet[T]", TenantQuerySet(model, using=ALIAS).readonly())

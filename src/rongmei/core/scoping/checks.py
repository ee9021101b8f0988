"""System checks: a tenant table cannot forget its organisation."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register
from django.db import models

from rongmei.core.scoping.models import TenantModel


def tenant_models() -> list[type[TenantModel]]:
    """Every concrete tenant table, in a stable order."""
    found = [m for m in apps.get_models(include_auto_created=True) if issubclass(m, TenantModel)]
    return sorted(found, key=lambda m: m._meta.db_table)


@register()
def tenant_tables(**_kwargs: Any) -> list[CheckMessage]:
    """Base manager kept, unique keys include the organisation, no hidden join table."""
    return [problem for model in tenant_models() for problem in _problems(model)]


def _problems(model: type[TenantModel]) -> Iterator[CheckMessage]:
    meta = model._meta
    if meta.base_manager_name != "objects":
        yield Error("Meta must inherit TenantModel.Meta", obj=model, id="scoping.E001")
    for many in meta.local_many_to_many:
        through = many.remote_field.through
        if through is None or through._meta.auto_created:
            yield Error("name a through model that is a TenantModel", obj=many, id="scoping.E002")
    for field in meta.local_concrete_fields:
        if field.unique and not field.primary_key:
            yield Error("unique keys include the organisation", obj=field, id="scoping.E003")
    for constraint in meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and "organisation" not in constraint.fields:
            yield Error(f"{constraint.name}: unique keys include the organisation", obj=model, id="scoping.E003")

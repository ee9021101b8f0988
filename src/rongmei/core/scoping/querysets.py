"""Querysets that refuse to run without a scope, and read-only ones for faces."""

from collections.abc import Iterable
from typing import Any, NoReturn, Self, TypeVar

from django.db import models

from rongmei.core.scoping.scope import ScopeViolation, current

M = TypeVar("M", bound=models.Model)


class ReadOnly(RuntimeError):
    """A face tried to write through a row or queryset; writing is what verbs are for."""


class TenantQuerySet(models.QuerySet[M]):
    """Reads the scope's readable organisations; writes only its writing one."""

    def update(self, **values: Any) -> int:
        """As Django's, within the writing organisation; the organisation itself cannot change."""
        if {"organisation", "organisation_id"} & values.keys():
            raise ScopeViolation("a row never changes its organisation")
        return models.QuerySet.update(self._mine(), **values)

    def delete(self) -> tuple[int, dict[str, int]]:
        """As Django's, within the writing organisation."""
        return models.QuerySet.delete(self._mine())

    def bulk_create(self, objs: Iterable[M], *args: Any, **kwargs: Any) -> list[M]:
        """As Django's; every row is claimed for, or must belong to, the writing organisation."""
        rows = list(objs)
        for row in rows:
            claim(row)
        return super().bulk_create(rows, *args, **kwargs)

    def readonly(self) -> Self:
        """This queryset with every way of writing shut, and rows that cannot be saved, nor those selected with them."""
        frozen: Self = _frozen(self)
        return frozen

    def _mine(self) -> Self:
        return self.filter(organisation_id=current().writing)


def claim(row: models.Model) -> None:
    """Give an unowned row the writing organisation.

    Raises:
        ScopeMissing: no scope is set.
        ScopeViolation: the row belongs to another organisation.
    """
    mine = current().writing
    owner = getattr(row, "organisation_id", None)
    if owner is None:
        row.organisation_id = mine  # type: ignore[attr-defined]
    elif owner != mine:
        raise ScopeViolation(f"{type(row).__name__} of organisation {owner} written in scope {mine}")


def _refuse(*_args: Any, **_kwargs: Any) -> NoReturn:
    raise ReadOnly("read-only: call the domain's verb instead")


class _FrozenIterable(models.query.ModelIterable):  # type: ignore[type-arg]
    def __iter__(self) -> Any:
        for row in super().__iter__():
            _freeze(row)
            yield row


def _freeze(row: Any) -> None:
    """Shut a row and what came with it by `select_related`; two that lead to each other are each met once."""
    row.frozen = True
    for reached in row._state.fields_cache.values():
        if isinstance(reached, models.Model) and not getattr(reached, "frozen", False):
            _freeze(reached)


def _frozen(queryset: Any) -> Any:
    kind = type(queryset)
    shut = dict.fromkeys(_WRITES, _refuse)
    frozen = queryset._chain()
    frozen.__class__ = type(f"ReadOnly{kind.__name__}", (kind,), shut)
    if frozen._iterable_class is models.query.ModelIterable:
        frozen._iterable_class = _FrozenIterable
    return frozen


_WRITES = (
    "update", "delete", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create",
    "aupdate", "adelete", "acreate", "abulk_create", "abulk_update", "aget_or_create", "aupdate_or_create",
    "_raw_delete", "select_for_update",
)  # fmt: skip

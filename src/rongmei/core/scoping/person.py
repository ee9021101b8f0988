"""A person's own rows, readable before an organisation is chosen: which centres do I belong to?"""

from contextvars import ContextVar
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rongmei.core.scoping.models import TenantModel

T = TypeVar("T", bound="TenantModel")

_person: ContextVar[int | None] = ContextVar("rongmei_person", default=None)


def peek() -> int | None:
    """The person whose own rows are being read, for the database connection."""
    return _person.get()


def own(model: type[T], user: int) -> list[T]:
    """Every row of a person in all organisations, read-only.

    Raises:
        TypeError: the table's walls name no `own_column`.
    """
    from rongmei.core.scoping.querysets import TenantQuerySet

    column = model.walls.own_column
    if not column:
        raise TypeError(f"{model.__name__} has no rows of one's own")
    token = _person.set(user)
    try:
        return list(TenantQuerySet(model).filter(**{column: user}).readonly())
    finally:
        _person.reset(token)

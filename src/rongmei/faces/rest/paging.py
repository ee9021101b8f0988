"""Lists come in pages; each page says where the next begins."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any, Generic, TypeVar

from ninja import Query, Schema
from pydantic import BeforeValidator, Field, WithJsonSchema

from rongmei.faces.rest.fields import MOST_ID

T = TypeVar("T")
_SHAPE = r"^c[1-9][0-9]{0,17}$"


class Page(Schema, Generic[T]):
    """Part of a list, in an order that does not change; `next` is the cursor of the next part, null on the last."""

    items: list[T]
    next: str | None


def _number(cursor: Any) -> Any:
    return cursor[1:] if isinstance(cursor, str) and cursor[:1] == "c" else "none"


Cursor = Annotated[
    int,
    BeforeValidator(_number),
    Field(ge=1, le=MOST_ID),
    WithJsonSchema({"type": "string", "pattern": _SHAPE, "description": "`next` of the page before"}),
]


class Part(Schema):
    """Which part of a list."""

    cursor: Cursor | None = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50

    @property
    def more(self) -> int:
        """How many to read: one more than is shown tells whether anything follows."""
        return self.limit + 1


Paged = Query[Part]


def page(found: Sequence[Any], part: Part, *, key: Callable[[Any], int] = lambda record: record.id) -> dict[str, Any]:
    """The page of what was read with `part.more`."""
    shown = list(found[: part.limit])
    return {"items": shown, "next": f"c{key(shown[-1])}" if len(found) > part.limit else None}


def cut(
    found: Sequence[Any], part: Part, *, key: Callable[[Any], int] = lambda record: record.id, newest: bool = False
) -> dict[str, Any]:
    """A page of a list that its query reads whole, by id: an order in which what comes or goes meanwhile moves nothing.

    Args:
        newest: the greatest id first.
    """
    ordered = sorted(found, key=key, reverse=newest)
    cursor = part.cursor
    left = [r for r in ordered if cursor is None or (key(r) < cursor if newest else key(r) > cursor)]
    return page(left[: part.more], part, key=key)


def whole(found: Sequence[Any]) -> dict[str, Any]:
    """A list short enough to come in one piece."""
    return {"items": list(found), "next": None}

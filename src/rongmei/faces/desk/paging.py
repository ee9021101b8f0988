"""Numbers in an address, and lists that go on."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.http import HttpRequest

PAGE = 50


class Page(NamedTuple):
    """The rows of one page; `more` is the id the next page begins after, None on the last."""

    rows: list[Any]
    more: int | None


def page(found: Sequence[Any], size: int = PAGE) -> Page:
    """Cut a page from rows that were asked for with a limit of `size + 1`."""
    rows = list(found[:size])
    return Page(rows, rows[-1].id if len(found) > size else None)


def number(request: HttpRequest, name: str) -> int | None:
    """A number asked for in the address; None when it is not there or is none."""
    asked = request.GET.get(name, "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else None


def words(request: HttpRequest, name: str = "q") -> str:
    """Words asked for in the address, without spaces around them."""
    return request.GET.get(name, "").strip()


def numbers(asked: Iterable[str]) -> list[int]:
    """The ids among what was ticked or asked for, each once, in order."""
    return list(dict.fromkeys(int(x) for x in asked if x.isascii() and x.isdigit() and len(x) < 19))

"""The registry of showings: review's pages know kinds by name only."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rongmei.core.registry import Registry


@dataclass(frozen=True, slots=True)
class Showing:
    """How one kind of thing is shown.

    Attributes:
        reading: template of the thing as it will read; gets what `read` returns.
        changes: template of what changed; gets what `compare` returns.
        margin: template of what stands beside it, such as sources and rights; gets what `read` returns.
        read: the context of a version's content.
        compare: the context of the difference between two contents, older first.
        home: name of the address of the thing itself, which takes its id.
    """

    reading: str
    changes: str
    margin: str
    read: Callable[[Any], dict[str, Any]]
    compare: Callable[[Any, Any], dict[str, Any]]
    home: str


showings: Registry[Showing] = Registry("showing")

"""A registry that refuses duplicates at registration and unknown names at use."""

from collections.abc import Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Registry(Generic[T]):
    """Things of one kind by name.

    Args:
        kind: what they are, for messages, e.g. "parser".
    """

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._entries: dict[str, T] = {}

    def register(self, name: str, entry: T) -> T:
        """Add an entry and hand it back; ValueError when the name is taken."""
        if name in self._entries:
            raise ValueError(f"{self.kind} {name} is registered twice")
        self._entries[name] = entry
        return entry

    def get(self, name: str) -> T:
        """The entry of that name; LookupError when there is none."""
        try:
            return self._entries[name]
        except KeyError:
            raise LookupError(f"no {self.kind} is called {name}") from None

    def names(self) -> list[str]:
        """All names, sorted."""
        return sorted(self._entries)

    def __iter__(self) -> Iterator[tuple[str, T]]:
        return iter(sorted(self._entries.items()))

    def __contains__(self, name: str) -> bool:
        return name in self._entries

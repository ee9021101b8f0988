"""What is counted once things have settled."""

from dataclasses import dataclass, field
from typing import Self


@dataclass
class Figures:
    """How much was lost, done twice, left stuck, or put out unsigned; and what exactly."""

    lost: int = 0
    twice: int = 0
    stuck: int = 0
    unsigned: int = 0
    what: list[str] = field(default_factory=list)

    def count(self, name: str, things: object) -> None:
        """Count the members of a collection, and note them when there are any."""
        found = list(things)  # type: ignore[call-overload]
        setattr(self, name, getattr(self, name) + len(found))
        if found:
            self.what.append(f"{name}: {found[:5]}")

    def __iadd__(self, other: Self) -> Self:
        for name in ("lost", "twice", "stuck", "unsigned"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.what += other.what
        return self

    def __str__(self) -> str:
        return f"lost {self.lost}, twice {self.twice}, stuck {self.stuck}, unsigned {self.unsigned}"

    @property
    def clean(self) -> bool:
        """True when nothing is wrong."""
        return not (self.lost or self.twice or self.stuck or self.unsigned)

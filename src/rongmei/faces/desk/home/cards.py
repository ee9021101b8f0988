"""What today's board is made of: cards in lanes."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Card:
    """One thing on the board.

    Attributes:
        notes: what is said of it, in order; empty ones are left out.
        at: the time that matters: a deadline, when it came, when it went live.
        kind: the word of its badge; empty for none.
        tone: of the badge, see `docs/look.md`.
        late: past its deadline.
        mine: the reader's own.
    """

    title: str
    url: str
    notes: tuple[Words, ...] = ()
    at: datetime | None = None
    kind: Words = ""
    tone: str = ""
    late: bool = False
    mine: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """One step of the loop.

    Attributes:
        count: how many there are; the cards may be fewer.
        late: how many of them are past their deadline.
        empty: what is said when there are none.
    """

    name: Words
    icon: str
    url: str
    count: int
    empty: Words
    cards: list[Card] = field(default_factory=list)
    late: int = 0

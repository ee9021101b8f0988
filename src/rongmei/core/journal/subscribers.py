"""Who listens to which deeds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from rongmei.core.registry import Registry


@dataclass(frozen=True, slots=True)
class Deed:
    """An entry as receivers see it."""

    id: int
    organisation: int
    actor: int | None
    verb: str
    object_kind: str
    object_id: int
    at: datetime
    data: Mapping[str, Any] = field(default_factory=dict)


Handler = Callable[[Deed], None]


@dataclass(frozen=True, slots=True)
class Subscriber:
    """A named reader with its own cursor."""

    name: str
    verbs: frozenset[str]
    handle: Handler


subscribers: Registry[Subscriber] = Registry("subscriber")


def on(*verbs: str, name: str) -> Callable[[Handler], Handler]:
    """Subscribe a function to kinds of deeds.

    It is called at least once for each, inside the organisation's scope and a transaction that also moves
    the cursor; it must be idempotent.

    Args:
        verbs: journal kinds, e.g. "story.published".
        name: the cursor's name, e.g. "insight.outcome"; keep it for ever.
    """

    def subscribe(handle: Handler) -> Handler:
        subscribers.register(name, Subscriber(name, frozenset(verbs), handle))
        return handle

    return subscribe

"""The rail of the desk: each face adds its own places."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from rongmei.core.permissions import Actor, Permission

# A phone's bar holds five places and "more"; for six places "more" would hide a single one, so they all stand there.
ON_PHONE = 5


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the rail.

    Attributes:
        url_name: where it leads.
        icon: name in `static/ui/icons.svg`, and of the place itself; each is used once.
        key: pressed after `g` to go there.
        permission: who sees it.
        order: from top to bottom.
        daily: True for one of the places a phone shows at once.
        waits: how many things wait there for a person; None when nothing ever does.
        under: addresses that belong to it; its own and those below when empty.
        alone: True when only its own page belongs to it, since what lies below belongs to others.
    """

    url_name: str
    label: str | Promise
    icon: str
    key: str
    permission: Permission
    order: int
    daily: bool = False
    waits: Callable[[Actor], int] | None = None
    under: str = ""
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Stop:
    """A place as one page draws it.

    Attributes:
        current: True on the page itself and on those below.
        rare: True when a phone keeps it behind "more".
    """

    place: Place
    url: str
    current: bool
    rare: bool

    @property
    def counted(self) -> bool:
        """True when something may wait there. A template would call `place.waits` instead of looking at it."""
        return self.place.waits is not None


_places: dict[str, Place] = {}


def register(place: Place) -> None:
    """Add a place; ValueError when its address, icon or key is taken."""
    if any(place.url_name == p.url_name or place.icon == p.icon or place.key == p.key for p in _places.values()):
        raise ValueError(f"navigation: {place.url_name}, icon {place.icon} or key {place.key} is taken")
    _places[place.url_name] = place


def places_for(actor: Actor | None) -> list[Place]:
    """What this person sees, in order."""
    if actor is None:
        return []
    return sorted((p for p in _places.values() if p.permission.held_by(actor)), key=lambda p: p.order)


def rail(actor: Actor | None, path: str) -> list[Stop]:
    """The stops of a page's rail.

    Args:
        path: of the page, which lights the place it belongs to.
    """
    there = [(place, reverse(place.url_name)) for place in places_for(actor)]
    furthest = max((_reach(place, url, path) for place, url in there), default=0)
    daily = _on_phone([place for place, _url in there])
    return [
        Stop(place, url, 0 < furthest == _reach(place, url, path), place not in daily) for place, url in there
    ]  # fmt: skip


def _reach(place: Place, url: str, path: str) -> int:
    """How much of the path is this place's; the most specific place wins."""
    its = place.under or url
    return len(its) if path == its or (path.startswith(its) and not place.alone) else 0


def _on_phone(there: list[Place]) -> list[Place]:
    if len(there) <= ON_PHONE + 1:
        return there
    return [*(p for p in there if p.daily), *(p for p in there if not p.daily)][:ON_PHONE]

"""The rail of the desk: each face adds its own places."""

from dataclasses import dataclass

from django.utils.functional import Promise

from rongmei.core.permissions import Actor, Permission


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the rail.

    Attributes:
        url_name: where it leads.
        icon: name in `static/ui/icons.svg`.
        key: pressed after `g` to go there.
        permission: who sees it.
        order: from top to bottom.
    """

    url_name: str
    label: str | Promise
    icon: str
    key: str
    permission: Permission
    order: int


_places: dict[str, Place] = {}


def register(place: Place) -> None:
    """Add a place; ValueError when its address or key is taken."""
    if place.url_name in _places or any(p.key == place.key for p in _places.values()):
        raise ValueError(f"navigation: {place.url_name} or key {place.key} is taken")
    _places[place.url_name] = place


def places_for(actor: Actor | None) -> list[Place]:
    """What this person sees, in order."""
    if actor is None:
        return []
    return sorted((p for p in _places.values() if p.permission.held_by(actor)), key=lambda p: p.order)

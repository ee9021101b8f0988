"""The centres below as points of a map."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rongmei.domains.liaison.api import Standing
from rongmei.faces.desk.below.boundaries import paths
from rongmei.faces.desk.below.projection import Position, fitting

# Radius of the least and of the busiest centre's point, in units of the drawing.
SMALL, BIG = 7.0, 26.0
# Room that a name of two or three characters with its number takes, across and down.
NAME = (120.0, 30.0)


@dataclass(frozen=True, slots=True)
class Point:
    """One centre: where its point stands, how big it is, and the tone of its state (`bad`, `warn`, `good`, `soft`).

    Attributes:
        leftward: its name stands to the left, since a neighbour has the room on the right.
    """

    standing: Standing
    x: float
    y: float
    radius: float
    tone: str
    leftward: bool

    @property
    def name_x(self) -> float:
        """Where its name meets the point."""
        away = self.radius + 6
        return round(self.x - away if self.leftward else self.x + away, 1)


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn: outlines below, points above; `missing` are centres that never said where they sit."""

    outlines: list[str]
    points: list[Point]
    missing: list[str]


def chart(standings: Sequence[Standing], boundaries: Path | None) -> Chart | None:
    """The map of some centres; None when none of them says where it sits.

    Args:
        boundaries: the operator's GeoJSON file.
    """
    seats = [
        (s, (s.place.longitude, s.place.latitude))
        for s in standings
        if s.place.longitude is not None and s.place.latitude is not None
    ]
    if not seats:
        return None
    missing = [s.place.short_name for s in standings if s.place.longitude is None]
    projection = fitting(seat for _s, seat in seats)
    most = max(s.sent for s, _seat in seats)
    # The biggest first, so that a small one beside it is not hidden.
    places = [projection(seat) for _s, seat in seats]
    points = [
        Point(s, *place, _radius(s.sent, most), tone(s), _crowded(place, places))
        for (s, _seat), place in zip(seats, places, strict=True)
    ]
    return Chart(paths(boundaries, projection), sorted(points, key=lambda p: -p.radius), missing)


def tone(standing: Standing) -> str:
    """Late first, then what waits for us, then whether anything came at all."""
    if standing.late:
        return "bad"
    if standing.waiting:
        return "warn"
    return "good" if standing.sent else "soft"


def _crowded(place: Position, places: Sequence[Position]) -> bool:
    """True when another place lies where the name would stand."""
    return any(0 < x - place[0] < NAME[0] and abs(y - place[1]) < NAME[1] for x, y in places)


def _radius(sent: int, most: int) -> float:
    """By area, as eyes compare it."""
    return round(SMALL + (BIG - SMALL) * math.sqrt(sent / most), 1) if most else SMALL

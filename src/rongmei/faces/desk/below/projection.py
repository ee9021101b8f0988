"""From degrees to a drawing: an equirectangular projection that just holds what is to be seen."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

WIDTH, HEIGHT = 640.0, 420.0
# Room at the edge for the names beside the points, in units of the drawing.
MARGIN = 72.0
# A single place, or several at one spot, still gets this much land around it, in degrees.
LEAST = 0.2

Position = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Projection:
    """Degrees (longitude, latitude) to the drawing's units, x to the right and y down.

    Attributes:
        west, north: of the upper left corner, in degrees.
        across, down: units of the drawing per degree of longitude and of latitude.
    """

    west: float
    north: float
    across: float
    down: float

    def __call__(self, position: Position) -> Position:
        """Where a position stands in the drawing, to a tenth of a unit."""
        longitude, latitude = position
        return round((longitude - self.west) * self.across, 1), round((self.north - latitude) * self.down, 1)


def fitting(positions: Iterable[Position]) -> Projection:
    """The largest scale at which all positions lie inside the margin, with east and north in true proportion.

    Raises:
        ValueError: there is no position.
    """
    longitudes, latitudes = zip(*positions, strict=True)
    middle = (min(longitudes) + max(longitudes)) / 2, (min(latitudes) + max(latitudes)) / 2
    shrink = max(math.cos(math.radians(middle[1])), 0.01)
    wide = max((max(longitudes) - min(longitudes)) * shrink, LEAST)
    high = max(max(latitudes) - min(latitudes), LEAST)
    scale = min((WIDTH - 2 * MARGIN) / wide, (HEIGHT - 2 * MARGIN) / high)
    across = scale * shrink
    return Projection(middle[0] - WIDTH / 2 / across, middle[1] + HEIGHT / 2 / scale, across, scale)

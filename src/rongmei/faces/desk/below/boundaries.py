"""The operator's own boundaries (GeoJSON, RFC 7946), as paths of the drawing. None are shipped: much boundary data may
not be redistributed, and a published map of China needs an approval number 审图号.
"""

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from rongmei.faces.desk.below.projection import Position, Projection

Ring = tuple[Position, ...]


def paths(file: Path | None, projection: Projection) -> list[str]:
    """The `d` of each outline; empty when there is no file, or none that can be read as GeoJSON."""
    if file is None or not file.is_file():
        return []
    return [_drawn(ring, projection) for ring in _rings(file, file.stat().st_mtime_ns)]


@lru_cache(maxsize=4)
def _rings(file: Path, _changed: int) -> tuple[Ring, ...]:
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        return tuple(tuple((float(p[0]), float(p[1])) for p in ring) for ring in _outlines(told))
    except (ValueError, TypeError, KeyError, IndexError):
        return ()


def _outlines(told: dict[str, Any]) -> Iterator[list[list[float]]]:
    match told["type"]:
        case "FeatureCollection" | "GeometryCollection":
            for part in told.get("features") or told.get("geometries") or ():
                yield from _outlines(part)
        case "Feature":
            yield from _outlines(told["geometry"]) if told["geometry"] else ()
        case "Polygon":
            yield from told["coordinates"]
        case "MultiPolygon":
            for polygon in told["coordinates"]:
                yield from polygon


def _drawn(ring: Ring, projection: Projection) -> str:
    """Points that fall on the last one are left out: a file surveyed to the metre is drawn no finer than it is seen."""
    points: list[Position] = []
    for place in map(projection, ring):
        if not points or abs(place[0] - points[-1][0]) + abs(place[1] - points[-1][1]) >= 1:
            points.append(place)
    return "M" + "L".join(f"{x:g},{y:g}" for x, y in points) + "Z"

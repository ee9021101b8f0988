"""Boundaries are the operator's own, and never break the page."""

import json
from pathlib import Path
from typing import Any

import pytest

from rongmei.faces.desk.below.boundaries import paths
from rongmei.faces.desk.below.projection import Projection

SQUARE = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]
POINT = {"type": "Point", "coordinates": [1, 2]}
PLAIN = Projection(west=0, north=4, across=10, down=10)
DRAWN = "M0,40L40,40L40,0L0,0L0,40Z"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "map.geojson"


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ({"type": "Polygon", "coordinates": [SQUARE]}, 1),
        ({"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE, SQUARE]]}, 3),
        ({"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [SQUARE]}, "properties": {}}, 1),
        ({"type": "Feature", "geometry": None}, 0),
        ({"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": POINT}]}, 0),
        ({"type": "GeometryCollection", "geometries": [{"type": "Polygon", "coordinates": [SQUARE]}]}, 1),
    ],
)  # fmt: skip
def test_outlines_are_drawn(file: Path, told: dict[str, Any], count: int) -> None:
    file.write_text(json.dumps(told), "utf-8")
    assert paths(file, PLAIN) == [DRAWN] * count


@pytest.mark.parametrize(
    "bytes_",
    [b"", b"<svg>", b"[]", b'{"type": "Polygon"}', b'{"type": "Polygon", "coordinates": [[["x", 1]]]}', b"\xff\xfe"],
)
def test_what_is_no_geojson_draws_nothing(file: Path, bytes_: bytes) -> None:
    file.write_bytes(bytes_)
    assert paths(file, PLAIN) == []


def test_a_changed_file_is_read_again(file: Path) -> None:
    file.write_text(json.dumps({"type": "Polygon", "coordinates": [SQUARE]}), "utf-8")
    assert paths(file, PLAIN)
    file.write_text(json.dumps({"type": "FeatureCollection", "features": []}), "utf-8")
    assert paths(file, PLAIN) == []


def test_points_closer_than_the_eye_sees_are_left_out(file: Path) -> None:
    ring = [[0, 0], *([n / 1000, 0] for n in range(4000)), [4, 4], [0, 0]]
    file.write_text(json.dumps({"type": "Polygon", "coordinates": [ring]}), "utf-8")
    assert paths(file, PLAIN)[0].count("L") < 45


def test_without_a_file_there_are_none(file: Path) -> None:
    assert paths(None, PLAIN) == paths(file, PLAIN) == []

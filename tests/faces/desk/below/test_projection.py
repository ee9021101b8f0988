"""Everything that is to be seen is inside the drawing, north up, in true proportion."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongmei.faces.desk.below.projection import HEIGHT, MARGIN, WIDTH, fitting

positions = st.lists(
    st.tuples(st.floats(70, 140, allow_subnormal=False), st.floats(3, 54, allow_subnormal=False)),
    min_size=1,
    max_size=30,
)


@given(positions)
def test_every_place_is_inside_the_margin(places: list[tuple[float, float]]) -> None:
    drawn = list(map(fitting(places), places))
    assert all(MARGIN - 0.1 <= x <= WIDTH - MARGIN + 0.1 for x, _y in drawn)
    assert all(MARGIN - 0.1 <= y <= HEIGHT - MARGIN + 0.1 for _x, y in drawn)


@given(positions)
def test_east_is_right_and_north_is_up(places: list[tuple[float, float]]) -> None:
    projection = fitting(places)
    for one, other in pairwise(places):
        (x1, y1), (x2, y2) = projection(one), projection(other)
        assert x1 <= x2 if one[0] <= other[0] else x1 >= x2
        assert y1 >= y2 if one[1] <= other[1] else y1 <= y2


def test_a_degree_east_is_shorter_than_one_north() -> None:
    projection = fitting([(106.0, 31.0), (107.0, 33.0)])
    assert projection.across / projection.down == pytest.approx(0.848, abs=0.001)  # cos 32°


def test_one_place_stands_in_the_middle() -> None:
    assert fitting([(107.25, 31.91)])((107.25, 31.91)) == (WIDTH / 2, HEIGHT / 2)


def test_no_place_is_no_map() -> None:
    with pytest.raises(ValueError, match="not enough values"):
        fitting([])

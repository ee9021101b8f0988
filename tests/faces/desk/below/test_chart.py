"""The map of the centres below: where, how big, in which state."""

import pytest

from rongmei.domains.liaison.api import Standing
from rongmei.domains.organisations.api import OrganisationRecord
from rongmei.faces.desk.below.chart import BIG, SMALL, chart, tone


def place(code: str, longitude: float | None = 107.0, latitude: float | None = 31.0) -> OrganisationRecord:
    return OrganisationRecord(int(code), code, code, code, code, "county", 1, "hosted", "", longitude, latitude)


def test_without_a_position_there_is_no_map() -> None:
    assert chart([], None) is None
    assert chart([Standing(place("511921", None, None))], None) is None


def test_who_has_no_position_is_named() -> None:
    drawn = chart([Standing(place("511921")), Standing(place("511922", None, None))], None)
    assert drawn
    assert drawn.missing == ["511922"]
    assert [p.standing.place.code for p in drawn.points] == ["511921"]


def test_the_busiest_is_biggest_and_drawn_first() -> None:
    drawn = chart(
        [Standing(place("1"), sent=1), Standing(place("2", 107.4), sent=4), Standing(place("3", 107.8))], None
    )
    assert drawn
    assert [(p.standing.place.code, p.radius) for p in drawn.points] == [
        ("2", BIG), ("1", SMALL + (BIG - SMALL) / 2), ("3", SMALL)
    ]  # fmt: skip


def test_a_name_gives_way_to_a_neighbour() -> None:
    drawn = chart([Standing(place("1", 107.0)), Standing(place("2", 107.05)), Standing(place("3", 108.0))], None)
    assert drawn
    assert {p.standing.place.code: p.leftward for p in drawn.points} == {"1": True, "2": False, "3": False}
    names = {p.standing.place.code: p.name_x - p.x for p in drawn.points}
    assert names["1"] < 0 < names["2"]


def test_where_nothing_was_sent_all_are_small() -> None:
    drawn = chart([Standing(place("1")), Standing(place("2", 107.4))], None)
    assert drawn
    assert {p.radius for p in drawn.points} == {SMALL}


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        (Standing(place("1"), sent=3, waiting=1, late=1), "bad"),
        (Standing(place("1"), sent=3, waiting=1), "warn"),
        (Standing(place("1"), sent=3), "good"),
        (Standing(place("1")), "soft"),
    ],
)
def test_late_outweighs_waiting_outweighs_silence(standing: Standing, expected: str) -> None:
    assert tone(standing) == expected

"""The rail: who sees what, where one stands, what a phone shows."""

import pytest

from rongmei.core.permissions import Actor, Role
from rongmei.core.ui import navigation
from rongmei.core.ui.navigation import Place, rail, register
from rongmei.domains.accounts.api import OPERATE, SEE

EDITOR = Actor(1, 1, frozenset({Role.EDITOR}), "编辑")
DIRECTOR = Actor(2, 1, frozenset({Role.DIRECTOR}), "主任")


@pytest.fixture(autouse=True)
def places(monkeypatch: pytest.MonkeyPatch) -> dict[str, Place]:
    empty: dict[str, Place] = {}
    monkeypatch.setattr(navigation, "_places", empty)
    return empty


def add(url_name: str, icon: str, order: int, **fields: object) -> None:
    values = {"label": icon, "key": icon[0], "permission": SEE, "order": order, **fields}
    register(Place(url_name, icon=icon, **values))  # type: ignore[arg-type]


def test_a_person_sees_what_their_roles_open_in_order() -> None:
    add("ops:people", "people", 2, permission=OPERATE)
    add("account_mine", "mine", 1)
    assert [s.place.icon for s in rail(EDITOR, "/")] == ["mine"]
    assert [s.place.icon for s in rail(DIRECTOR, "/")] == ["mine", "people"]
    assert rail(None, "/") == []


def test_the_most_specific_place_is_lit() -> None:
    add("ops:home", "home", 0)
    add("ops:people", "people", 1)
    assert [s.current for s in rail(DIRECTOR, "/ops/people/5/")] == [False, True]
    assert [s.current for s in rail(DIRECTOR, "/ops/journal/")] == [True, False]
    assert [s.current for s in rail(DIRECTOR, "/elsewhere/")] == [False, False]


def test_a_place_lights_for_all_under_its_prefix() -> None:
    add("ops:people", "people", 0, under="/ops/")
    assert rail(DIRECTOR, "/ops/journal/")[0].current


def test_a_place_that_stands_alone_is_not_lit_by_what_lies_below() -> None:
    add("ops:people", "people", 0, alone=True)
    assert rail(DIRECTOR, "/ops/people/")[0].current
    assert not rail(DIRECTOR, "/ops/people/5/")[0].current


def test_a_phone_shows_five_daily_places_first() -> None:
    names = ("ops:home", "ops:people", "ops:desks", "ops:tree", "ops:licences", "ops:health", "ops:journal")
    for order, (name, icon) in enumerate(zip(names, "abcdefg", strict=True)):
        add(name, icon, order, daily=order in (1, 6))
    assert [s.place.icon for s in rail(DIRECTOR, "/") if not s.rare] == ["a", "b", "c", "d", "g"]


def test_six_places_need_no_more() -> None:
    for order, (name, icon) in enumerate(zip(("ops:home", "ops:people"), "ab", strict=True)):
        add(name, icon, order)
    assert not any(s.rare for s in rail(DIRECTOR, "/"))


@pytest.mark.parametrize(
    ("url_name", "icon", "key"), [("ops:home", "b", "z"), ("ops:people", "a", "z"), ("ops:desks", "b", "a")]
)
def test_an_address_an_icon_and_a_key_are_used_once(url_name: str, icon: str, key: str) -> None:
    add("ops:home", "a", 0)
    with pytest.raises(ValueError, match="taken"):
        add(url_name, icon, 1, key=key)


def test_only_a_place_with_something_to_wait_for_is_counted() -> None:
    add("ops:home", "a", 0)
    add("ops:people", "b", 1, waits=lambda actor: 3)
    assert [s.counted for s in rail(DIRECTOR, "/")] == [False, True]

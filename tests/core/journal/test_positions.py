"""Transactions that write entries at once and end in any order: every entry is handed over once, in one order."""

from collections.abc import Iterator
from contextlib import ExitStack

import psycopg
import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories.organisations import make_organisation

from rongmei.core.journal import Deed, dispatcher
from rongmei.core.journal.dispatcher import deliver, hand_over
from rongmei.core.journal.models import Cursor
from rongmei.core.journal.subscribers import Subscriber
from rongmei.core.scoping import scoped
from rongmei.domains.organisations.models import Desk, Organisation

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "reports"])

WRITERS = 4
_WRITE = """
insert into journal_entry (organisation_id, actor, verb, object_kind, object_id, data)
values (%s, null, %s, 'test', 1, '{}') returning id
"""
_SCOPE = "select set_config('app.readable', %(place)s, false), set_config('app.writing', %(place)s, false)"

writers = st.integers(0, WRITERS - 1)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("write"), writers),
        st.tuples(st.just("write for others"), writers),
        st.tuples(st.just("commit"), writers),
        st.tuples(st.just("roll back"), writers),
        st.tuples(st.just("read"), st.just(0)),
        st.tuples(st.just("die"), st.just(0)),
    ),
    max_size=40,
)


class Killed(BaseException):
    """The reader's process ends before its transaction does."""


def take(deed: Deed) -> None:
    """What a receiver does: write in the transaction that moves the cursor."""
    Desk.objects.create(name=str(deed.id))


READER = Subscriber("test.positions", frozenset({"test.written"}), take)


class Scene:
    """A few writers with open transactions, and one reader."""

    def __init__(self, place: int, doors: list[psycopg.Connection]) -> None:
        self.place, self.doors = place, doors
        self.written: list[set[int]] = [set() for _ in doors]
        self.committed: set[int] = set()

    def write(self, who: int) -> None:
        found = self.doors[who].execute(_WRITE, [self.place, "test.written"]).fetchone()
        assert found
        self.written[who].add(found[0])

    def write_for_others(self, who: int) -> None:
        self.doors[who].execute(_WRITE, [self.place, "test.other"])

    def end(self, who: int, commit: bool) -> None:
        if commit:
            self.doors[who].commit()
            self.committed |= self.written[who]
        else:
            self.doors[who].rollback()
        self.written[who] = set()

    def read(self) -> None:
        while hand_over([READER]):
            pass
        assert not set(self.taken()) & self.unfinished()

    def unfinished(self) -> set[int]:
        return set().union(*self.written)

    def die(self) -> None:
        """The reader is killed after its receivers ran and before its transaction ended."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Cursor, "save", _killed)
            try:
                deliver(READER)
            except Killed:
                return

    def taken(self) -> list[int]:
        with scoped(self.place):
            return [int(name) for name in Desk.objects.order_by("pk").values_list("name", flat=True)]


def _killed(_cursor: Cursor) -> None:
    raise Killed


@pytest.fixture
def doors() -> Iterator[list[psycopg.Connection]]:
    known = connection.get_connection_params()
    address = {key: known[key] for key in ("host", "port", "user", "password", "dbname")}
    with ExitStack() as stack:
        yield [stack.enter_context(psycopg.connect(**address)) for _ in range(WRITERS)]


@pytest.fixture(autouse=True)
def every_step_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """What concerns nobody is passed over at once, not a thousand deeds later."""
    monkeypatch.setattr(dispatcher, "STRIDE", 0)


@given(steps=steps)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_entry_is_skipped_and_none_handed_over_twice(
    doors: list[psycopg.Connection], steps: list[tuple[str, int]]
) -> None:
    place, _made = Organisation.objects.get_or_create(code="511921", defaults={"name": "通江县", "level": "county"})
    scene = _opened(place.pk, doors)
    before = len(scene.taken())
    for what, who in steps:
        _step(scene, what, who)
    for who in range(WRITERS):
        scene.end(who, commit=True)
    scene.read()
    taken = scene.taken()[before:]
    assert sorted(taken) == sorted(scene.committed)


def _opened(place: int, doors: list[psycopg.Connection]) -> Scene:
    for door in doors:
        door.execute(
            "select set_config('app.readable', %s, false), set_config('app.writing', %s, false)", [str(place)] * 2
        )
        door.commit()
    return Scene(place, doors)


def _step(scene: Scene, what: str, who: int) -> None:
    match what:
        case "write":
            scene.write(who)
        case "write for others":
            scene.write_for_others(who)
        case "commit" | "roll back":
            scene.end(who, what == "commit")
        case "read":
            scene.read()
        case "die":
            scene.die()


def test_a_slow_writer_is_waited_for_and_its_entry_comes_first(doors: list[psycopg.Connection]) -> None:
    scene = _opened(make_organisation().pk, doors)
    scene.write(0)
    scene.write(1)
    scene.end(1, commit=True)
    scene.read()
    assert scene.taken() == []
    scene.end(0, commit=True)
    scene.read()
    assert scene.taken() == sorted(scene.committed)


def test_what_concerns_others_is_passed_over_and_not_looked_through_again(doors: list[psycopg.Connection]) -> None:
    scene = _opened(make_organisation().pk, doors)
    scene.write(0)
    scene.end(0, commit=True)
    scene.read()
    place = Cursor.objects.get(subscriber=READER.name).entry_id
    scene.write_for_others(0)
    scene.end(0, commit=True)
    assert hand_over([READER]) == 0
    assert Cursor.objects.get(subscriber=READER.name).entry_id == place + 1
    scene.write(0)
    scene.end(0, commit=True)
    scene.read()
    assert scene.taken() == sorted(scene.committed)


def test_a_reader_that_another_moved_meanwhile_stays_where_that_put_it(doors: list[psycopg.Connection]) -> None:
    scene = _opened(make_organisation().pk, doors)
    scene.write(0)
    scene.end(0, commit=True)
    scene.read()
    moved = Cursor.objects.get(subscriber=READER.name)
    dispatcher._pass_over((moved.transaction + 9, moved.entry_id + 9), {READER.name: (0, 0)})
    assert Cursor.objects.get(subscriber=READER.name).entry_id == moved.entry_id

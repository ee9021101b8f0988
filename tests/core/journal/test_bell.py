"""A dispatcher hears at once, survives a lost connection, and asks little while nothing happens."""

import threading
import time
from collections.abc import Iterator

import psycopg
import pytest
from django.db import connections
from tests.factories import journal as make
from tests.factories.organisations import make_organisation
from tests.support.waiting import until

from rongmei.core.journal import Deed, dispatcher, kind, on
from rongmei.core.journal.append import CHANNEL
from rongmei.core.journal.bell import Bell, address

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "reports", "migrator"])

RANG = kind("test.rang", "响了")
heard: list[int] = []


@on("test.rang", name="test.bell")
def take(deed: Deed) -> None:
    heard.append(deed.id)


@pytest.fixture
def bell() -> Iterator[Bell]:
    made = Bell(address())
    assert made.wait(0), "news before it listened may have been missed"
    yield made
    made.close()


@pytest.fixture
def dispatching() -> Iterator[None]:
    """A dispatcher whose own clock would come late."""
    heard.clear()
    stop = threading.Event()

    def work() -> None:
        dispatcher.run(stop, pause=5)
        connections.close_all()

    thread = threading.Thread(target=work)
    thread.start()
    time.sleep(0.3)
    yield
    stop.set()
    say("0:0")
    thread.join(10)


def say(payload: str) -> None:
    with psycopg.connect(**address(), autocommit=True) as db:
        db.execute("select pg_notify(%s, %s)", [CHANNEL, payload])


def cut() -> None:
    with psycopg.connect(**address(), autocommit=True) as db:
        db.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where datname = current_database() and query like 'listen %'"
        )


def test_silence_is_waited_out(bell: Bell) -> None:
    before = time.monotonic()
    assert not bell.wait(0.1)
    assert time.monotonic() - before >= 0.1


def test_news_ends_the_wait(bell: Bell) -> None:
    say("1:1")
    assert bell.wait(30)


def test_a_lost_connection_is_made_again(bell: Bell) -> None:
    cut()
    assert bell.wait(0.01), "something may have been missed"
    assert bell.wait(0.01)
    say("1:1")
    assert bell.wait(30)


def test_a_deed_is_handed_over_long_before_the_clock(dispatching: None) -> None:
    entry = make.happen(make_organisation(), RANG)
    until(lambda: heard == [entry.pk], 3)


def test_a_deed_that_waits_for_another_transaction_is_handed_over_soon_after_it(dispatching: None) -> None:
    with psycopg.connect(**address()) as slow:
        slow.execute("select pg_current_xact_id()")
        entry = make.happen(make_organisation(), RANG)
        time.sleep(0.1)
        assert heard == []
        slow.rollback()
    until(lambda: heard == [entry.pk], 3)


def test_a_dispatcher_goes_on_after_its_connections_were_lost(dispatching: None) -> None:
    cut()
    entry = make.happen(make_organisation(), RANG)
    until(lambda: heard == [entry.pk], 12)


def test_while_nothing_is_new_no_subscriber_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    stop, asked, waits = threading.Event(), list[int](), list[float]()

    def wait(_bell: Bell, seconds: float) -> bool:
        waits.append(seconds)
        if len(waits) == 4:
            stop.set()
        return False

    monkeypatch.setattr(dispatcher, "run_once", lambda: bool(asked.append(1)))  # type: ignore[func-returns-value]
    monkeypatch.setattr(Bell, "wait", wait)
    dispatcher.run(stop)
    assert (len(asked), waits) == (1, [0.5] * 4)


def test_what_a_dead_worker_held_is_asked_for_though_nothing_is_new(monkeypatch: pytest.MonkeyPatch) -> None:
    stop, asked = threading.Event(), list[int]()
    monkeypatch.setattr(dispatcher, "LONGEST", -1)

    def ask() -> int:
        asked.append(1)
        if len(asked) == 3:
            stop.set()
        return 0

    monkeypatch.setattr(dispatcher, "run_once", ask)
    monkeypatch.setattr(Bell, "wait", lambda _bell, _seconds: False)
    dispatcher.run(stop)
    assert len(asked) == 3

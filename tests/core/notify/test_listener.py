"""Open screens hear what is journalled, also after the database was away, and hold no connection while they listen."""

import asyncio
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

import psycopg
import pytest
from asgiref.sync import ThreadSensitiveContext, sync_to_async
from django.db import connection

from rongmei.core.journal.append import CHANNEL
from rongmei.core.journal.bell import address
from rongmei.core.notify import MISSED, Announcement, listen, listener

pytestmark = pytest.mark.django_db(transaction=True)
Screen = AsyncIterator[Announcement | None]
LISTENING = "from pg_stat_activity where datname = current_database() and query like 'listen %'"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(listener, "PAUSE", 0.05)
    yield
    listener._hubs.clear()


def run(scene: Callable[[], Awaitable[None]]) -> None:
    """Play a scene in a thread of its own, as a web process's loop is."""
    failed: list[BaseException] = []

    def play() -> None:
        try:
            asyncio.run(asyncio.wait_for(scene(), 20))
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=play)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]


def say(payload: str) -> None:
    with psycopg.connect(**address(), autocommit=True) as db:
        db.execute("select pg_notify(%s, %s)", [CHANNEL, payload])


def ask(question: str) -> int:
    """One number from the database, over a connection of its own."""
    with psycopg.connect(**address(), autocommit=True) as db:
        return int(db.execute(question).fetchone()[0])  # type: ignore[index]


def cut() -> int:
    """End every listening connection; how many there were."""
    return ask(f"select count(pg_terminate_backend(pid)) {LISTENING}")


def count() -> int:
    """How many connections listen."""
    return ask(f"select count(*) {LISTENING}")


async def listening() -> None:
    """Until the one listener listens."""
    while not await asyncio.to_thread(count):
        await asyncio.sleep(0.02)


async def heard(screen: Screen) -> Announcement:
    while True:
        if news := await anext(screen):
            return news


async def opened(organisation: int) -> tuple[Screen, asyncio.Task[Announcement]]:
    screen = listen([organisation], beat=0.1)
    waiting = asyncio.create_task(heard(screen))
    await listening()
    return screen, waiting


def test_a_screen_hears_its_own_organisation_only() -> None:
    async def scene() -> None:
        _screen, waiting = await opened(7)
        await asyncio.to_thread(say, "8:1")
        await asyncio.to_thread(say, "7:2")
        assert await waiting == Announcement(7, 2)

    run(scene)


def test_silence_is_a_beat() -> None:
    async def scene() -> None:
        assert await anext(listen([7], beat=0.05)) is None

    run(scene)


def test_a_lost_database_is_waited_for_and_the_screens_look_again() -> None:
    async def scene() -> None:
        _screen, waiting = await opened(7)
        assert await asyncio.to_thread(cut) == 1
        assert await waiting == Announcement(7, MISSED)

    run(scene)


def test_a_strangers_announcement_deafens_nobody() -> None:
    async def scene() -> None:
        screen, waiting = await opened(7)
        await asyncio.to_thread(say, "gibberish")
        assert await waiting == Announcement(7, MISSED)
        after = asyncio.create_task(heard(screen))
        await listening()
        await asyncio.to_thread(say, "7:3")
        assert await after == Announcement(7, 3)

    run(scene)


def test_a_screen_opened_as_the_last_one_closes_still_hears() -> None:
    async def scene() -> None:
        first = listen([7], beat=0.05)
        await anext(first)
        await first.aclose()  # type: ignore[attr-defined]
        _screen, waiting = await opened(7)
        await asyncio.to_thread(say, "7:4")
        assert await waiting == Announcement(7, 4)

    run(scene)


def test_many_screens_hold_one_connection() -> None:
    """Each stream runs where a page ran before it; the page's connection does not stay with the stream."""

    async def page(ready: asyncio.Event) -> None:
        async with ThreadSensitiveContext():
            await sync_to_async(lambda: connection.ensure_connection())()
            screen = listen([7], beat=0.05)
            await anext(screen)
            ready.set()
            await asyncio.sleep(5)

    async def scene() -> None:
        events = [asyncio.Event() for _screen in range(60)]
        pages = [asyncio.create_task(page(event)) for event in events]
        await asyncio.gather(*(event.wait() for event in events))
        assert await asyncio.to_thread(count) == 1
        for task in pages:
            task.cancel()

    run(scene)

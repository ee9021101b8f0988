"""LISTEN once per process; hand each announcement to the streams of its organisation."""

import asyncio
import logging
from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass

import psycopg
from asgiref.sync import sync_to_async
from django.db import close_old_connections

from rongmei.core.journal.append import CHANNEL
from rongmei.core.journal.bell import address

log = logging.getLogger(__name__)

PAUSE = 1.0
MISSED = 0


@dataclass(frozen=True, slots=True)
class Announcement:
    """Something was journalled: where, and which entry. What it says is read in the page's own scope.

    Entry `MISSED` names none: the database was away for a while, and whoever listens looks at everything again.
    """

    organisation: int
    entry: int


class Hub:
    """The process's one database listener and the queues of its open screens."""

    def __init__(self) -> None:
        self.queues: dict[asyncio.Queue[Announcement], frozenset[int]] = {}
        self._task: asyncio.Task[None] | None = None

    def join(self, organisations: Collection[int]) -> asyncio.Queue[Announcement]:
        """A queue for one screen; the listener starts with the first."""
        queue: asyncio.Queue[Announcement] = asyncio.Queue(maxsize=1000)
        self.queues[queue] = frozenset(organisations)
        if self._task is None:
            self._task = asyncio.create_task(self._run())
        return queue

    def leave(self, queue: asyncio.Queue[Announcement]) -> None:
        """Forget a screen; the listener stops with the last."""
        self.queues.pop(queue, None)
        if not self.queues and self._task:
            self._task.cancel()
            self._task = None

    async def _run(self) -> None:
        """Listen until cancelled; whatever goes wrong, the screens are told to look again once it is over."""
        missed = False
        while True:
            try:
                await self._listen(missed)
            except Exception as error:
                log.warning("listener: %s, will try again", type(error).__name__)
                missed = True
                await asyncio.sleep(PAUSE)

    async def _listen(self, missed: bool) -> None:
        parameters = await sync_to_async(address)()
        async with await psycopg.AsyncConnection.connect(**parameters, autocommit=True) as db:
            await db.execute(f"listen {CHANNEL}")
            for organisation in frozenset().union(*self.queues.values()) if missed else ():
                self._hand(Announcement(organisation, MISSED))
            async for notice in db.notifies():
                place, _colon, entry = notice.payload.partition(":")
                self._hand(Announcement(int(place), int(entry)))

    def _hand(self, news: Announcement) -> None:
        for queue, organisations in list(self.queues.items()):
            if news.organisation in organisations and not queue.full():
                queue.put_nowait(news)


_hubs: dict[asyncio.AbstractEventLoop, Hub] = {}


async def listen(organisations: Collection[int], *, beat: float = 15.0) -> AsyncIterator[Announcement | None]:
    """Announcements of these organisations as they are committed; None every `beat` seconds of silence.

    The page's own database connection is given back first: a thousand open screens hold one between them.
    """
    await sync_to_async(close_old_connections)()
    hub = _hubs.setdefault(asyncio.get_running_loop(), Hub())
    queue = hub.join(organisations)
    try:
        while True:
            try:
                yield await asyncio.wait_for(queue.get(), beat)
            except TimeoutError:
                yield None
    finally:
        hub.leave(queue)

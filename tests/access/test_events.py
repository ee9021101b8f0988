"""Open screens hear of their own centre's deeds only, and hear numbers, never words."""

import asyncio
from collections.abc import AsyncIterator, Collection

import pytest
from django.http import StreamingHttpResponse

from rongmei.core.notify import Announcement
from rongmei.faces.desk import events
from tests.access.conftest import World
from tests.access.people import Browser

pytestmark = pytest.mark.django_db(databases="__all__")


def hear(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> tuple[list[int], str]:
    """Which centres a person's screen listens to, and what it is told of one deed of each."""
    asked: list[int] = []

    async def listen(organisations: Collection[int]) -> AsyncIterator[Announcement]:
        asked.extend(organisations)
        for organisation in organisations:
            yield Announcement(organisation, 4711)

    monkeypatch.setattr(events, "listen", listen)
    response = browser.fresh().get("/desk/events")
    assert isinstance(response, StreamingHttpResponse)

    async def read() -> str:
        return b"".join([part async for part in response]).decode()

    return asked, asyncio.run(read())


@pytest.mark.parametrize("name", ["editor", "member of both"])
def test_a_screen_listens_to_the_centre_acted_for(
    world: World, browsers: list[Browser], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, said = hear(next(b for b in browsers if b.name == name), monkeypatch)
    assert asked == [world.ours.place.pk]
    assert said.count("event: deed") == 1
    assert 'data: {"entry": 4711}' in said

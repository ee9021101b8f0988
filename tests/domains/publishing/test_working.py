"""With a real worker: readable, published once, gone. How soon is measured by the benchmark."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connections
from django.utils import timezone

from rongmei.core.journal import dispatcher
from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Actor
from rongmei.core.scoping import scoped
from rongmei.domains.publishing import api, tasks
from rongmei.domains.publishing.models import Delivery
from tests.factories import publishing as make
from tests.factories.stories import make_content
from tests.support.waiting import until
from tests.support.working import working

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


@pytest.fixture
def dispatching() -> Iterator[None]:
    """The journal's dispatcher, as the worker process runs it beside the queue."""
    stop = threading.Event()

    def run() -> None:
        dispatcher.run(stop)
        connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    yield
    stop.set()
    thread.join(10)


def played(organisation: int, scene: Callable[[], object]) -> None:
    """A scene in the centre's scope while the worker works."""

    def inside() -> None:
        try:
            with scoped(organisation):
                scene()
        finally:
            connections.close_all()

    working(inside)


def reads(public: Path, words: str) -> list[str]:
    """Files that say the words; one that is taken away while they are read says nothing."""
    found = []
    for path in make.files(public):
        with suppress(FileNotFoundError):
            if words in (public / path).read_text(errors="ignore"):
                found.append(path)
    return found


@pytest.mark.usefixtures("scope", "dispatching")
def test_a_story_becomes_readable_and_is_gone_again(author: Actor, editor: Actor, chief: Actor, public: Path) -> None:
    number = make.signed_story(author, make_content("路通了", cover=make.picture(author)))

    def scene() -> None:
        api.publish(actor=editor, story=number)
        until(lambda: any("/a/" in path for path in reads(public, "路通了")))
        until(lambda: {"511921/index.html", "511921/rss.xml"} <= set(reads(public, "路通了")))
        until(lambda: api.public_url(number))
        api.withdraw(actor=chief, story=number, reason="有误")
        until(lambda: not reads(public, "路通了") and not list(public.rglob("*.jpg")))
        assert api.search_published("路通了") == []

    played(author.organisation, scene)


@pytest.mark.usefixtures("scope", "dispatching")
def test_a_scheduled_story_comes_at_its_time_and_not_before(author: Actor, editor: Actor, public: Path) -> None:
    number = make.signed_story(author, make_content("到点才有", cover=make.picture(author)))
    at = timezone.now() + timedelta(seconds=3)
    seen: list[bool] = []

    def scene() -> None:
        api.publish(actor=editor, story=number, at=at)
        while timezone.now() < at:
            seen.append(bool(reads(public, "到点才有") or list(public.rglob("*.jpg"))))
            time.sleep(0.1)
        until(lambda: reads(public, "到点才有"))

    played(author.organisation, scene)
    assert len(seen) > 10
    assert not any(seen)
    with scoped(author.organisation):
        first = Delivery.objects.get(story_id=number).first_live_at
    assert first
    assert first >= at


@pytest.mark.usefixtures("scope")
def test_many_workers_publish_it_once(author: Actor, editor: Actor) -> None:
    number = make.signed_story(author)
    delivery = api.publish(actor=editor, story=number)
    together = threading.Barrier(6)

    def send(_worker: int) -> None:
        try:
            together.wait()
            tasks.send(organisation=author.organisation, delivery=delivery)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(send, range(6)))
    record = api.deliveries(story=number)[0]
    assert (record.state, record.attempts) == ("live", 1)
    assert Entry.objects.filter(verb="story.published").count() == 1


@pytest.mark.usefixtures("scope")
def test_a_withdrawal_amid_sending_leaves_nothing(author: Actor, editor: Actor, chief: Actor, public: Path) -> None:
    """Whichever comes first, what is left is a tombstone or nothing, never a page."""
    for turn in range(5):
        number = make.signed_story(author, make_content(f"第{turn}次"))
        delivery = api.publish(actor=editor, story=number)
        together = threading.Barrier(2)

        def sent(delivery: int = delivery, together: threading.Barrier = together) -> None:
            try:
                together.wait()
                tasks.send(organisation=author.organisation, delivery=delivery)
            finally:
                connections.close_all()

        thread = threading.Thread(target=sent)
        thread.start()
        together.wait()
        api.withdraw(actor=chief, story=number, reason="有误")
        thread.join(30)
        tasks.settle(organisation=author.organisation, story=number)
        assert reads(public, f"第{turn}次") == []
        assert api.deliveries(story=number)[0].state == "withdrawn"

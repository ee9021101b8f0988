"""A sending that ends half-way: a living one is left alone, readers wait seconds, a full disk is said."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from django.utils import timezone

from rongmei.core.permissions import Actor
from rongmei.core.scoping import current
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.publishing import api, tasks
from rongmei.domains.publishing.actions import baking, sending
from rongmei.domains.publishing.models import Delivery
from rongmei.domains.publishing.queries.deliveries import due
from tests.factories import publishing as make

pytestmark = pytest.mark.usefixtures("scope")


def killed_after_baking(delivery: int) -> None:
    """The worker bakes, and is killed before its transaction ends."""
    assert sending.lease(actor=Actor.system(current().writing), delivery=delivery)
    baking.bake_story(Delivery.objects.select_related("manifest").get(pk=delivery))
    Delivery.mine().filter(pk=delivery).update(lease_until=timezone.now() - timedelta(seconds=1))


def pages(public: Path) -> list[Path]:
    return list(public.rglob("a/**/*.html"))


def test_a_sending_under_way_is_not_settled(author: Actor, editor: Actor, public: Path) -> None:
    number = make.signed_story(author)
    killed_after_baking(api.publish(actor=editor, story=number))
    tasks.settle(organisation=author.organisation, story=number)
    assert len(pages(public)) == 1


def test_the_date_of_a_sending_that_came_to_nothing_is_not_the_storys(author: Actor, editor: Actor) -> None:
    number = make.signed_story(author)
    delivery = api.publish(actor=editor, story=number)
    killed_after_baking(delivery)
    Delivery.mine().update(first_live_at=timezone.now() - timedelta(days=40))
    make.rewrite(author, number)
    make.send_due(author.organisation)
    api.publish(actor=editor, story=number)
    make.send_due(author.organisation)
    first = api.live()[0].first_live_at
    assert first
    assert timezone.now() - first < timedelta(minutes=1)


@contextmanager
def full_disk(most: int) -> Iterator[None]:
    """No file may grow beyond so many bytes: the kernel refuses, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_is_said_and_tried_again(author: Actor, editor: Actor, public: Path) -> None:
    number = make.signed_story(author)
    delivery = api.publish(actor=editor, story=number)
    with full_disk(1000):
        tasks.send(organisation=author.organisation, delivery=delivery)
    waiting = api.deliveries(story=number)[0]
    assert waiting.error.startswith("写不进网站文件夹：")
    assert waiting.state == "pending"
    assert waiting.not_before > timezone.now()
    assert not list(public.rglob("*.new"))
    Delivery.mine().filter(pk=delivery).update(not_before=timezone.now())
    make.send_due(author.organisation)
    assert api.deliveries(story=number)[0].state == "live"


@pytest.mark.django_db(transaction=True)
def test_what_somebody_bakes_is_not_waited_for(author: Actor, editor: Actor, county: Organisation) -> None:
    """Its row is locked while it is baked, so its lease may be over without anybody taking it up."""
    delivery = api.publish(actor=editor, story=make.signed_story(author))
    system = Actor.system(county.pk)
    assert sending.lease(actor=system, delivery=delivery)
    Delivery.mine().update(lease_until=timezone.now() - timedelta(seconds=1))
    assert due() == [delivery]
    known = connection.get_connection_params()
    with psycopg.connect(**{k: known[k] for k in ("host", "port", "user", "password", "dbname")}) as baker:
        for name in ("app.readable", "app.writing"):
            baker.execute("select set_config(%s, %s, false)", [name, str(county.pk)])
        baker.execute("select 1 from publishing_delivery where id = %s for update", [delivery])
        assert not sending.lease(actor=system, delivery=delivery)
    assert sending.lease(actor=system, delivery=delivery)

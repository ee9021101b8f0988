"""What a broken, void or withdrawn attempt leaves in the public folder: nothing."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from rongmei.core.i18n import Refusal
from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Actor
from rongmei.domains.publishing import api, receivers, tasks
from rongmei.domains.publishing.actions import sending
from rongmei.domains.publishing.actions.baking import bake_story
from rongmei.domains.publishing.models import Delivery
from rongmei.domains.stories.actions.following import mark_signed
from rongmei.domains.stories.api import story, submit
from tests.factories import publishing as make
from tests.factories.deeds import deed_of
from tests.factories.review import LEVELS, here, pass_level
from tests.factories.stories import make_content, make_story, write_over

pytestmark = pytest.mark.usefixtures("scope")


def baked_but_killed(author: Actor, delivery: int) -> None:
    """A worker that wrote every file and died before it could say so."""
    assert sending.lease(actor=Actor.system(author.organisation), delivery=delivery)
    bake_story(Delivery.objects.get(pk=delivery))
    Delivery.mine().filter(pk=delivery).update(lease_until=timezone.now() - timedelta(seconds=1))


def edit(author: Actor, number: int) -> None:
    write_over(author, number, make_content("改过"))


def test_files_of_a_void_attempt_are_cleared_away(author: Actor, editor: Actor, public: Path) -> None:
    number = make.signed_story(author, make_content("没上线", cover=make.picture(author)))
    delivery = api.publish(actor=editor, story=number)
    baked_but_killed(author, delivery)
    assert len(make.files(public)) == 4
    edit(author, number)
    tasks.send(organisation=author.organisation, delivery=delivery)
    tasks.settle(organisation=author.organisation, story=number)
    assert api.deliveries(story=number)[0].state == "cancelled"
    assert not [path for path in make.files(public) if "/a/" in path or "/p/" in path or "/ninjs/" in path]
    assert "没上线" not in make.site_file("511921", "index.html")


def test_a_void_correction_leaves_the_live_page_as_it_was(author: Actor, editor: Actor, public: Path) -> None:
    number = make.published_story(author, make_content("在线", cover=make.picture(author)))
    before = {path: (public / path).read_bytes() for path in make.files(public)}
    make.rewrite(author, number, "更正稿")
    delivery = api.publish(actor=editor, story=number, note="更正了标题。")
    baked_but_killed(author, delivery)
    assert "更正稿" in make.page(number).read_text()
    edit(author, number)
    tasks.send(organisation=author.organisation, delivery=delivery)
    tasks.settle(organisation=author.organisation, story=number)
    assert {path: (public / path).read_bytes() for path in make.files(public)} == before
    assert "更正了标题" not in make.page(number).read_text()


def test_a_corrections_note_is_shown_only_once_it_is_live(author: Actor, editor: Actor) -> None:
    number = make.published_story(author, make_content("在线"))
    make.rewrite(author, number, "更正稿")
    delivery = api.publish(actor=editor, story=number, note="更正了标题。", at=timezone.now() + timedelta(days=1))
    tasks.settle(organisation=author.organisation, story=number)
    assert "更正了标题" not in make.page(number).read_text()
    api.cancel(actor=editor, delivery=delivery)
    api.publish(actor=editor, story=number, note="另一句说明。")
    make.send_due(author.organisation)
    text = make.page(number).read_text()
    assert "另一句说明。" in text
    assert "更正了标题" not in text


def test_a_void_signature_cancels_at_once_and_lets_the_next_one_out(author: Actor, editor: Actor) -> None:
    number = make.signed_story(author)
    api.publish(actor=editor, story=number, at=timezone.now() + timedelta(days=1))
    edit(author, number)
    receivers.voided(deed_of("review.voided"))
    assert api.deliveries(story=number)[0].state == "cancelled"
    make.sign(author, number)
    api.publish(actor=editor, story=number)
    make.send_due(author.organisation)
    assert api.deliveries(story=number)[0].state == "live"


def test_a_withdrawn_story_does_not_go_out_again_under_the_old_signature(
    author: Actor, editor: Actor, chief: Actor
) -> None:
    number = make.published_story(author)
    api.withdraw(actor=chief, story=number, reason="有误")
    assert story(number).state == "withdrawn"
    with pytest.raises(Refusal, match="还没有签发"):
        api.publish(actor=editor, story=number)


def test_workers_that_die_over_a_delivery_do_not_keep_it_sending_for_ever(author: Actor, editor: Actor) -> None:
    number = make.signed_story(author)
    delivery = api.publish(actor=editor, story=number)
    system = Actor.system(author.organisation)
    for _death in range(sending.ATTEMPTS):
        assert sending.lease(actor=system, delivery=delivery)
        Delivery.mine().filter(pk=delivery).update(lease_until=timezone.now() - timedelta(seconds=1))
    assert not sending.lease(actor=system, delivery=delivery)
    record = api.deliveries(story=number)[0]
    assert record.state == "failed"
    assert "中断" in record.error
    assert Entry.objects.filter(verb="delivery.failed").count() == 1
    api.retry(actor=editor, delivery=delivery)
    make.send_due(author.organisation)
    assert api.deliveries(story=number)[0].state == "live"


def test_a_picture_on_its_way_with_another_story_stays(
    author: Actor, editor: Actor, chief: Actor, public: Path
) -> None:
    shared = make.picture(author)
    first = make.published_story(author, make_content("第一篇", cover=shared))
    second = make.signed_story(author, make_content("第二篇", cover=shared))
    baked_but_killed(author, api.publish(actor=editor, story=second))
    api.withdraw(actor=chief, story=first, reason="重复")
    tasks.settle(organisation=author.organisation, story=first)
    assert len([path for path in make.files(public) if path.endswith(".jpg")]) == 2


def test_a_story_published_before_the_news_of_its_signature_is_published(author: Actor, editor: Actor) -> None:
    number = make_story(author)
    round_ = submit(actor=author, story=number)
    for role in LEVELS:
        pass_level(here(role), round_)
    api.publish(actor=editor, story=number)
    make.send_due(author.organisation)
    mark_signed(actor=Actor.system(author.organisation), story=number)
    assert story(number).state == "published"

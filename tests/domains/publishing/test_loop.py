"""From signature to the reader's page, and away again."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from rongmei.core.i18n import Refusal
from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Actor, Denied
from rongmei.core.registry import TransitionRefused
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.publishing import api, tasks
from rongmei.domains.publishing.actions import sending
from rongmei.domains.publishing.models import Delivery
from rongmei.domains.publishing.queries.deliveries import due
from rongmei.domains.review.api import void
from rongmei.domains.stories.api import content_of, story, version_of_hash
from tests.factories import publishing as make
from tests.factories.stories import make_content, make_story, paragraph, write_over

pytestmark = pytest.mark.usefixtures("scope")


def test_a_published_story_is_on_its_page_lists_and_feeds(author: Actor, public: Path) -> None:
    number = make.published_story(author, make_content("茶园开采", "春茶上市。"))
    assert "春茶上市" in make.page(number).read_text()
    for path in ("index.html", "s/all/index.html", "s/04000000/index.html", "rss.xml", "atom.xml", "feed.json"):
        assert "茶园开采" in make.site_file("511921", path), path
    assert make.page(number).name in make.site_file("511921", "sitemap.xml")
    assert story(number).state == "published"
    assert api.patrol() == []


def test_without_a_signature_nothing_goes_out(author: Actor, editor: Actor, public: Path) -> None:
    with pytest.raises(Refusal, match="还没有签发"):
        api.publish(actor=editor, story=make_story(author))
    assert list(public.iterdir()) == []


def test_a_reporter_does_not_publish(author: Actor) -> None:
    with pytest.raises(Denied):
        api.publish(actor=author, story=make.signed_story(author))


def test_the_database_refuses_what_no_manifest_covers(author: Actor, editor: Actor) -> None:
    sent = Delivery.objects.get(pk=api.publish(actor=editor, story=make.signed_story(author)))
    with pytest.raises(DatabaseError, match="not covered"), transaction.atomic():
        Delivery.mine().filter(pk=sent.pk).update(content_hash="sha256:" + "0" * 64)
    other = make.signed_story(author, make_content("另一篇"))
    with pytest.raises(DatabaseError, match="not covered"), transaction.atomic():
        Delivery.mine().filter(pk=sent.pk).update(story_id=other)


def test_a_void_signature_cancels_what_waits(author: Actor, editor: Actor, public: Path) -> None:
    number = make.signed_story(author)
    delivery = api.publish(actor=editor, story=number)
    write_over(author, number, make_content("改过"))
    tasks.send(organisation=author.organisation, delivery=delivery)
    record = api.deliveries(story=number)[0]
    assert record.state == "cancelled"
    assert "签发已失效" in record.error
    assert list(public.iterdir()) == []


def test_embargo_keeps_every_byte_out_of_the_public_folder(author: Actor, editor: Actor, public: Path) -> None:
    content = make_content("禁发到明天", cover=make.picture(author))
    number = make.signed_story(author, content)
    api.publish(actor=editor, story=number, at=timezone.now() + timedelta(days=1))
    make.send_due(author.organisation)
    assert not list(public.rglob("*.jpg"))
    assert not any("禁发到明天" in p.read_text(errors="ignore") for p in public.rglob("*") if p.is_file())
    assert api.deliveries(story=number)[0].scheduled


def test_two_deliveries_of_one_story_are_refused(author: Actor, editor: Actor) -> None:
    number = make.signed_story(author)
    api.publish(actor=editor, story=number)
    with pytest.raises(Refusal, match="已在发布队列中"):
        api.publish(actor=editor, story=number)


def test_a_correction_keeps_the_address_and_shows_its_note(author: Actor, editor: Actor) -> None:
    number = make.published_story(author, make_content("旧标题"))
    before = api.public_url(number)
    make.rewrite(author, number)
    with pytest.raises(Refusal, match="更正说明"):
        api.publish(actor=editor, story=number)
    api.publish(actor=editor, story=number, note="标题中的地名有误，已更正。")
    make.send_due(author.organisation)
    assert api.public_url(number) == before
    text = make.page(number).read_text()
    assert "标题中的地名有误，已更正。" in text
    assert "改过的标题" in text
    assert [d.state for d in api.deliveries(story=number)] == ["live", "corrected"]
    assert "改过的标题" in make.site_file("511921", "index.html")


def test_a_correction_takes_the_old_picture_away(author: Actor, editor: Actor, public: Path) -> None:
    number = make.published_story(author, make_content("有图", cover=make.picture(author)))
    assert len(list(public.rglob("*.jpg"))) == 2
    make.rewrite(author, number)
    api.publish(actor=editor, story=number, note="图片有误。")
    make.send_due(author.organisation)
    expected = 2 * len(content_of(number).assets())
    assert len(list(public.rglob("*.jpg"))) == expected


def test_a_withdrawal_leaves_a_tombstone_and_nothing_else(author: Actor, chief: Actor, public: Path) -> None:
    number = make.published_story(author, make_content("要撤的稿", cover=make.picture(author)))
    there = make.page(number)
    api.withdraw(actor=chief, story=number, reason="当事人要求")
    tasks.settle(organisation=author.organisation, story=number)
    tombstone = there.with_name(there.name + ".gone")
    assert "已撤下" in tombstone.read_text()
    files = [p for p in public.rglob("*") if p.is_file()]
    assert not [p for p in files if "要撤的稿" in p.read_text(errors="ignore")]
    assert not [p for p in files if p.suffix == ".jpg"]
    assert story(number).state == "withdrawn"
    assert api.search_published("要撤的稿") == []


def test_a_section_that_lost_its_last_story_is_taken_away(author: Actor, chief: Actor, public: Path) -> None:
    number = make.published_story(author, make_content("独一篇"))
    assert (public / "511921/s/04000000/index.html").exists()
    api.withdraw(actor=chief, story=number, reason="有误")
    tasks.settle(organisation=author.organisation, story=number)
    assert not (public / "511921/s/04000000/index.html").exists()


def test_a_picture_another_story_shows_stays(author: Actor, chief: Actor, public: Path) -> None:
    shared = make.picture(author)
    first = make.published_story(author, make_content("第一篇", cover=shared))
    make.published_story(author, make_content("第二篇", cover=shared))
    api.withdraw(actor=chief, story=first, reason="重复")
    tasks.settle(organisation=author.organisation, story=first)
    assert len(list(public.rglob("*.jpg"))) == 2


def test_withdrawing_before_the_bake_wins(author: Actor, editor: Actor, chief: Actor, public: Path) -> None:
    number = make.signed_story(author)
    delivery = api.publish(actor=editor, story=number)
    assert sending.lease(actor=Actor.system(author.organisation), delivery=delivery)
    api.withdraw(actor=chief, story=number, reason="有误")
    with pytest.raises(Refusal):
        sending.deliver(actor=Actor.system(author.organisation), delivery=delivery)
    assert not list(public.rglob("*.html"))


def test_a_dead_workers_delivery_is_taken_up_once_its_lease_is_over(author: Actor, editor: Actor) -> None:
    number = make.signed_story(author)
    delivery = api.publish(actor=editor, story=number)
    system = Actor.system(author.organisation)
    assert sending.lease(actor=system, delivery=delivery)
    assert not sending.lease(actor=system, delivery=delivery)
    assert due() == []
    Delivery.mine().filter(pk=delivery).update(lease_until=timezone.now() - timedelta(seconds=1))
    make.send_due(author.organisation)
    assert api.deliveries(story=number)[0].state == "live"
    assert Entry.objects.filter(verb="story.published").count() == 1


def test_a_folder_that_refuses_is_tried_again_then_shown(author: Actor, editor: Actor, public: Path) -> None:
    number = make.signed_story(author)
    delivery = api.publish(actor=editor, story=number)
    (public / "511921").write_text("a file where a folder should be")
    for _attempt in range(5):
        Delivery.mine().filter(pk=delivery).update(not_before=timezone.now())
        tasks.send(organisation=author.organisation, delivery=delivery)
    record = api.deliveries(story=number)[0]
    assert (record.state, record.attempts) == ("failed", 5)
    assert record.error
    (public / "511921").unlink()
    api.retry(actor=editor, delivery=delivery)
    Delivery.mine().filter(pk=delivery).update(not_before=timezone.now())
    make.send_due(author.organisation)
    assert api.deliveries(story=number)[0].state == "live"


def test_a_waiting_delivery_can_be_cancelled(author: Actor, editor: Actor) -> None:
    number = make.signed_story(author)
    delivery = api.publish(actor=editor, story=number, at=timezone.now() + timedelta(hours=2))
    api.cancel(actor=editor, delivery=delivery)
    assert due() == []
    assert api.deliveries(story=number)[0].state == "cancelled"


def test_a_waiting_delivery_is_given_another_time_or_let_go(author: Actor, editor: Actor) -> None:
    number, later = make.signed_story(author), timezone.now() + timedelta(days=2)
    delivery = api.publish(actor=editor, story=number, at=timezone.now() + timedelta(hours=2))
    api.reschedule(actor=editor, delivery=delivery, at=later)
    assert api.delivery(delivery).not_before == later
    tasks.send(organisation=author.organisation, delivery=delivery)
    assert api.delivery(delivery).scheduled
    deed = Entry.objects.latest("id")
    assert (deed.verb, deed.data["at"]) == ("delivery.rescheduled", later.isoformat())
    api.reschedule(actor=editor, delivery=delivery)
    assert due() == [delivery]
    make.send_due(author.organisation)
    assert api.deliveries(story=number)[0].state == "live"
    with pytest.raises(TransitionRefused):
        api.reschedule(actor=editor, delivery=delivery, at=later)


def test_what_is_no_longer_signed_is_not_given_another_time(author: Actor, editor: Actor) -> None:
    number = make.signed_story(author)
    delivery = api.publish(actor=editor, story=number, at=timezone.now() + timedelta(hours=2))
    void(actor=Actor.system(author.organisation), kind="story", object_id=number)
    with pytest.raises(Refusal, match="签发已失效"):
        api.reschedule(actor=editor, delivery=delivery)


def test_late_news_of_a_withdrawal_buries_nothing_that_is_live(author: Actor) -> None:
    number = make.published_story(author)
    tasks.settle(organisation=author.organisation, story=number)
    assert make.page(number).exists()


def test_the_patrol_names_what_was_changed_added_or_taken(author: Actor, public: Path) -> None:
    make.published_story(author)
    root = public / "511921"
    (root / "index.html").write_text("defaced")
    (root / "rss.xml").unlink()
    (root / "extra.html").write_text("planted")
    assert api.patrol() == ["extra.html", "index.html", "rss.xml"]
    tasks.walk()
    assert Entry.objects.get(verb="site.disturbed").data == {"files": 3}


def test_hostile_words_arrive_as_words(author: Actor) -> None:
    hostile = '</script><script>alert(1)</script>"&'
    number = make.published_story(author, make_content(hostile, hostile, summary=hostile))
    text = make.page(number).read_text()
    assert "<script>alert" not in text
    block = text.split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert json.loads(block)["headline"] == hostile


def test_what_lies_under_the_root_is_what_was_signed(author: Actor) -> None:
    number = make.published_story(author, make_content("对得上", "正文"))
    sent = Delivery.objects.get(story_id=number)
    found = version_of_hash(number, sent.content_hash)
    assert found is not None
    data = json.loads(make.site_file("511921", f"ninjs/{number}.json"))
    assert data["headlines"][0]["value"] == found.content.headline
    assert data["altIds"][0]["value"] == sent.content_hash


def test_every_centre_is_swept_in_its_own_scope(author: Actor, editor: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    delivery = api.publish(actor=editor, story=make.signed_story(author))
    queued: list[dict[str, int]] = []
    monkeypatch.setattr(tasks.send, "defer", lambda **ids: queued.append(ids))
    tasks.sweep()
    assert queued == [{"organisation": author.organisation, "delivery": delivery}]


def test_search_finds_what_readers_may_read(author: Actor, county: Organisation) -> None:
    make_story(author, make_content("茶园里的草稿"))
    number = make.published_story(author, make_content("茶园开采"))
    assert [f.url for f in api.search_published("茶园")] == [api.public_url(number)]


def test_pictures_and_lists_of_the_body(author: Actor) -> None:
    shown = {"asset": make.picture(author, "blue"), "alt": "", "caption": "村口", "credit": ""}
    body = {"type": "doc", "content": [paragraph("先说"), {"type": "image", "attrs": shown}]}
    number = make.published_story(author, replace(make_content("两张图", cover=make.picture(author)), body=body))
    text = make.page(number).read_text()
    assert text.count("<figcaption>") == 2
    assert "村口" in text
    assert "../../p/" not in make.site_file("511921", "feed.json")

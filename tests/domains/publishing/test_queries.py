"""What the publishing pages ask."""

from datetime import timedelta

import pytest
from django.utils import timezone

from rongmei.core.permissions import Actor
from rongmei.domains.publishing import api
from rongmei.domains.publishing.models import Delivery
from tests.factories import publishing as make
from tests.factories.stories import make_content, make_story, write_over

pytestmark = pytest.mark.usefixtures("scope")


def test_scheduled_and_waiting_are_told_apart(author: Actor, editor: Actor) -> None:
    first, second = make.signed_story(author, make_content("马上发")), make.signed_story(author, make_content("明天发"))
    api.publish(actor=editor, story=first)
    api.publish(actor=editor, story=second, at=timezone.now() + timedelta(days=1))
    assert [d.story for d in api.deliveries(state="pending")] == [first]
    assert [d.story for d in api.deliveries(state="scheduled")] == [second]
    assert api.tally() == {"pending": 1, "scheduled": 1}
    Delivery.mine().filter(story_id=first).update(not_before=timezone.now() + timedelta(seconds=15), attempts=1)
    again = api.deliveries(state="pending")
    assert [(d.story, d.trying_again, d.scheduled) for d in again] == [(first, True, False)]
    assert api.tally() == {"pending": 1, "scheduled": 1}


def test_words_filter_headlines(author: Actor) -> None:
    for headline in ("春茶开采", "春耕开始"):
        make.published_story(author, make_content(headline))
    assert [d.headline for d in api.deliveries(words="春 采")] == ["春茶开采"]
    assert len(api.deliveries(words="春", state="live")) == 2
    assert api.tally()["live"] == 2


def test_ready_is_what_is_signed_and_not_on_its_way(author: Actor, editor: Actor) -> None:
    make_story(author)
    number = make.signed_story(author, make_content("签好了"))
    found = api.ready()
    assert [(r.story, r.headline, r.correction) for r in found] == [(number, "签好了", False)]
    assert found[0].signed_by
    assert api.ready(words="没有的词") == []
    delivery = api.publish(actor=editor, story=number, at=timezone.now() + timedelta(days=1))
    assert api.ready() == []
    api.cancel(actor=editor, delivery=delivery)
    assert len(api.ready()) == 1


def test_a_signed_correction_is_ready_while_the_old_version_is_live(author: Actor) -> None:
    number = make.published_story(author)
    assert api.ready() == []
    write_over(author, number, make_content("改过"))
    assert api.ready() == []
    make.sign(author, number)
    assert [(r.story, r.correction) for r in api.ready()] == [(number, True)]


def test_notices_say_who_wrote_them(author: Actor, editor: Actor, chief: Actor) -> None:
    number = make.published_story(author)
    make.rewrite(author, number)
    api.publish(actor=editor, story=number, note="更正。")
    make.send_due(author.organisation)
    api.withdraw(actor=chief, story=number, reason="当事人要求")
    assert [(n.kind, n.note, n.who) for n in api.notices(number)] == [
        ("correction", "更正。", editor.name), ("withdrawal", "当事人要求", chief.name),
    ]  # fmt: skip


def test_what_failed_stands_before_what_waits(author: Actor, editor: Actor) -> None:
    later, failed, soon = (make.signed_story(author, make_content(h)) for h in ("晚发", "失败", "早发"))
    api.publish(actor=editor, story=later, at=timezone.now() + timedelta(hours=9))
    broken = api.publish(actor=editor, story=failed, at=timezone.now() + timedelta(hours=5))
    api.publish(actor=editor, story=soon, at=timezone.now() + timedelta(hours=1))
    Delivery.objects.filter(pk=broken).update(state=api.DeliveryState.FAILED)
    make.published_story(author, make_content("已在网上"))
    assert [d.headline for d in api.under_way()] == ["失败", "早发", "晚发"]
    assert [d.headline for d in api.under_way(limit=1)] == ["失败"]

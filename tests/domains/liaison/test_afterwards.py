"""What becomes of an adopted copy when its origin corrects or withdraws the story."""

import pytest
from django.db import DatabaseError, transaction

from rongmei.core.i18n import Refusal
from rongmei.core.registry import TransitionRefused
from rongmei.core.scoping import scoped
from rongmei.domains.liaison import api
from rongmei.domains.publishing import api as publishing
from rongmei.domains.publishing.models import Delivery
from rongmei.domains.stories import api as stories
from tests.factories import liaison as make
from tests.factories.liaison import House
from tests.factories.publishing import page, sign, site_file
from tests.factories.stories import make_content, write_over


def live_at_both(county: House, city: House) -> tuple[int, int, int]:
    """A county story that is on the county's site, and adopted on the city's; as `adopted`."""
    story, sent, copy = make.adopted(county, city, make_content("茶园开采", "面积一百亩。"))
    make.publish(county, story)
    make.put_out(city, copy)
    make.work(county, city)
    return story, sent, copy


def correct(county: House, city: House, story: int, said: str = "面积一千亩。") -> None:
    """The county corrects its story for its readers."""
    with scoped(county.id):
        write_over(county.editor, story, make_content("茶园开采", said))
    make.put_out(county, story, note="面积有误")
    make.work(county, city)


def withdraw(county: House, city: House, story: int) -> None:
    """The county withdraws its story."""
    with scoped(county.id):
        publishing.withdraw(actor=county.chief, story=story, reason="内容失实")
    make.work(county, city)


def stage(county: House, sent: int) -> str:
    """The last thing the county heard."""
    with scoped(county.id):
        return api.submission(sent).stages[-1].stage


def test_a_correction_opens_a_difference_and_is_taken_in_through_the_own_review(county: House, city: House) -> None:
    story, sent, copy = live_at_both(county, city)
    correct(county, city, story)
    with scoped(city.id):
        [found] = api.open_differences()
        assert (found.story, found.note) == (copy, "面积有误")
        assert "一百亩" in found.before.text()
        assert "一千亩" in found.after.text()
        assert stories.story(copy).state == "published"
        before = api.take_in(actor=city.editor, difference=found.id)
        assert "一千亩" in stories.content_of(copy).text()
        assert "一百亩" in stories.version(copy, before).content.text()
        assert stories.story(copy).state == "drafting"
        assert api.open_differences() == []
        assert "一百亩" in page(copy).read_text()
    make.put_out(city, copy, note="面积有误")
    make.work(county, city)
    with scoped(county.id):
        assert [s.stage for s in api.submission(sent).stages][-2:] == ["taken_in", "published"]
    with scoped(city.id):
        assert "一千亩" in page(copy).read_text()


def test_a_correction_can_be_dismissed_with_a_reason_that_goes_back(county: House, city: House) -> None:
    story, sent, copy = live_at_both(county, city)
    correct(county, city, story)
    with scoped(city.id):
        [found] = api.open_differences()
        with pytest.raises(Refusal, match="写明原因"):
            api.dismiss(actor=city.editor, difference=found.id, words="")
        api.dismiss(actor=city.editor, difference=found.id, words="本地口径不同")
        with pytest.raises(TransitionRefused):
            api.take_in(actor=city.editor, difference=found.id)
        assert stories.story(copy).state == "published"
    make.work(county, city)
    with scoped(county.id):
        last = api.submission(sent).stages[-1]
        assert (last.stage, last.words, api.submission(sent).state) == ("dismissed", "本地口径不同", "adopted")


def test_a_second_correction_moves_the_open_difference(county: House, city: House) -> None:
    story, _sent, _copy = live_at_both(county, city)
    correct(county, city, story)
    correct(county, city, story, "面积一万亩。")
    with scoped(city.id):
        [found] = api.open_differences()
        assert "一万亩" in found.after.text()
        assert "一百亩" in found.before.text()


def test_what_is_not_adopted_yet_simply_says_the_newest(county: House, city: House) -> None:
    story, _sent = make.hand_up(county, city, make_content("茶园开采", "面积一百亩。"))
    make.publish(county, story)
    make.work(county, city)
    with scoped(city.id):
        assert not api.arrival(make.came(city)).row.corrected
    correct(county, city, story)
    with scoped(city.id):
        arrival = api.arrival(make.came(city))
        assert arrival.row.corrected
        assert "一千亩" in arrival.content.text()
        assert [c.words for c in arrival.corrections] == ["面积有误"]
        api.sign_for(actor=city.editor, incoming=arrival.row.id)
        copy = api.adopt(actor=city.editor, incoming=arrival.row.id)
        assert "一千亩" in stories.content_of(copy).text()
        assert api.open_differences() == []


def test_a_withdrawal_suspends_the_copy_at_once_and_it_can_be_restored_as_signed(county: House, city: House) -> None:
    story, sent, copy = live_at_both(county, city)
    with scoped(city.id):
        signed, there = page(copy).read_bytes(), page(copy)
    withdraw(county, city, story)
    assert not there.exists()
    assert "茶园开采" not in site_file("511900", "index.html")
    assert "茶园开采" not in site_file("511900", "rss.xml")
    assert there.with_name(there.name + ".gone").exists()
    assert stage(county, sent) == "suspended"
    with scoped(city.id):
        assert publishing.search_published("茶园") == []
        [found] = api.open_suspensions()
        assert (found.why, found.story) == ("内容失实", copy)
        with pytest.raises(Refusal, match="写明原因"):
            api.restore_adoption(actor=city.chief, suspension=found.id, words=" ")
        api.restore_adoption(actor=city.chief, suspension=found.id, words="本中心已独立核实")
    make.work(county, city)
    assert there.read_bytes() == signed
    assert "茶园开采" in site_file("511900", "index.html")
    with scoped(city.id):
        assert publishing.patrol() == []
        assert [h.headline for h in publishing.search_published("茶园")] == ["茶园开采"]
    with scoped(county.id):
        last = api.submission(sent).stages[-1]
        assert (last.stage, last.words, api.submission(sent).state) == ("restored", "本中心已独立核实", "withdrawn")


def test_a_withdrawal_can_be_confirmed_and_nothing_comes_back(county: House, city: House) -> None:
    story, sent, copy = live_at_both(county, city)
    withdraw(county, city, story)
    with scoped(city.id):
        [found] = api.open_suspensions()
        api.confirm_withdrawal(actor=city.chief, suspension=found.id)
        with pytest.raises(TransitionRefused):
            api.restore_adoption(actor=city.chief, suspension=found.id, words="改主意了")
    make.work(county, city)
    assert stage(county, sent) == "withdrawn"
    with scoped(city.id):
        assert stories.story(copy).state == "withdrawn"
        assert {d.state for d in publishing.deliveries(story=copy)} == {"withdrawn"}
        assert not publishing.is_suspended(copy)


def test_a_copy_that_is_not_out_yet_is_kept_in(county: House, city: House) -> None:
    story, _sent, copy = make.adopted(county, city)
    make.publish(county, story)
    with scoped(city.id):
        sign(city.editor, copy)
    withdraw(county, city, story)
    with scoped(city.id):
        with pytest.raises(Refusal, match="已停用"):
            publishing.publish(actor=city.editor, story=copy)
        [found] = api.open_suspensions()
        api.confirm_withdrawal(actor=city.chief, suspension=found.id)
        assert stories.story(copy).state == "withdrawn"


def test_what_waits_for_its_time_waits_on(county: House, city: House) -> None:
    story, _sent, copy = make.adopted(county, city)
    make.publish(county, story)
    with scoped(city.id):
        sign(city.editor, copy)
        publishing.publish(actor=city.editor, story=copy)
    withdraw(county, city, story)
    with scoped(city.id):
        assert [d.state for d in publishing.deliveries(story=copy)] == ["pending"]
        [found] = api.open_suspensions()
        api.restore_adoption(actor=city.chief, suspension=found.id, words="核实无误")
    make.work(county, city)
    with scoped(city.id):
        assert publishing.public_url(copy)


def test_what_was_edited_meanwhile_does_not_come_back_unsigned(county: House, city: House) -> None:
    story, _sent, copy = live_at_both(county, city)
    with scoped(city.id):
        there = page(copy)
    withdraw(county, city, story)
    with scoped(city.id):
        write_over(city.editor, copy, make_content("改过的标题"))
        [found] = api.open_suspensions()
        api.restore_adoption(actor=city.chief, suspension=found.id, words="核实无误")
    make.work(county, city)
    assert not there.exists()
    with scoped(city.id):
        assert [d.state for d in publishing.deliveries(story=copy)] == ["cancelled"]
    make.put_out(city, copy)
    assert "改过的标题" in there.read_text()


def test_the_database_itself_refuses_to_restore_what_nobody_signed(county: House, city: House) -> None:
    story, _sent, copy = live_at_both(county, city)
    withdraw(county, city, story)
    with scoped(city.id):
        write_over(city.editor, copy, make_content("改过的标题"))
        with pytest.raises(DatabaseError, match="not covered"), transaction.atomic():
            Delivery.mine().filter(story_id=copy).update(state="live")


def test_a_withdrawal_goes_on_to_whom_the_copy_was_handed(county: House, city: House, province: House) -> None:
    story, _sent, copy = live_at_both(county, city)
    with scoped(city.id):
        up = api.submit_story(actor=city.editor, story=copy, receiver=province.id)
    make.work(county, city, province)
    with scoped(province.id):
        api.sign_for(actor=province.editor, incoming=make.came(province))
        api.adopt(actor=province.editor, incoming=make.came(province))
    make.work(county, city, province)
    with scoped(county.id):
        publishing.withdraw(actor=county.chief, story=story, reason="内容失实")
    make.work(county, city, province)
    with scoped(province.id):
        assert [s.why for s in api.open_suspensions()] == ["内容失实"]
    with scoped(city.id):
        assert api.submission(up).state == "withdrawn"


def test_a_copy_its_adopter_withdraws_by_itself_is_told(county: House, city: House) -> None:
    _story, sent, copy = live_at_both(county, city)
    with scoped(city.id):
        publishing.withdraw(actor=city.chief, story=copy, reason="时效已过")
    make.work(county, city)
    assert stage(county, sent) == "withdrawn"

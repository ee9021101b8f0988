"""What the level above sees of the centres below: sent, adopted, late; its own rows only."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from rongmei.core.scoping import scoped
from rongmei.domains.liaison import api
from rongmei.domains.liaison.models import Incoming
from rongmei.domains.liaison.queries.below import MEND, SIGN
from tests.factories.liaison import House, adopted, came, hand_up, work
from tests.factories.stories import make_content


def standing(above: House, below: House, *, days: int = 7) -> api.Standing:
    """How the one below stands at the one above."""
    with scoped(above.id):
        until = timezone.now() + timedelta(minutes=1)
        return next(s for s in api.standings(since=until - timedelta(days=days), until=until) if s.place.id == below.id)


def give_back(city: House, county: House, reason: api.ReturnReason) -> int:
    with scoped(city.id):
        one = came(city)
        api.sign_for(actor=city.editor, incoming=one)
        api.return_submission(actor=city.editor, incoming=one, reason=reason, words="请补充")
    work(county, city)
    return one


def age(city: House, one: int, by: timedelta, **column: str) -> None:
    """As if it had come, or been returned, that much earlier."""
    with scoped(city.id):
        Incoming.mine().filter(pk=one).update(**{name: timezone.now() - by for name in column or {"changed_at": ""}})


def test_every_centre_below_stands_there_also_a_silent_one(county: House, sister: House, city: House) -> None:
    hand_up(county, city)
    with scoped(city.id):
        found = api.standings(since=timezone.now() - timedelta(days=1), until=timezone.now())
    assert [(s.place.id, s.sent) for s in found] == [(county.id, 1), (sister.id, 0)]
    assert found[1].rate is None
    assert found[1].last_at is None


def test_what_was_sent_adopted_and_returned(county: House, city: House) -> None:
    adopted(county, city, make_content("红叶"))
    hand_up(county, city, make_content("修路"))
    give_back(city, county, api.ReturnReason.LATE)
    hand_up(county, city, make_content("银耳"))
    found = standing(city, county)
    assert (found.sent, found.adopted, found.returned, found.waiting) == (3, 1, 1, 1)
    assert found.rate == pytest.approx(1 / 3)


def test_what_came_before_the_period_still_waits(county: House, city: House) -> None:
    hand_up(county, city)
    age(city, came(city), timedelta(days=9), received_at="")
    found = standing(city, county)
    assert (found.sent, found.waiting, found.unsigned) == (0, 1, 1)
    assert isinstance(found.waiting_since, datetime)
    assert found.last_at == found.waiting_since


def test_this_side_is_late_after_a_day(county: House, city: House) -> None:
    hand_up(county, city)
    age(city, came(city), SIGN - timedelta(minutes=5), received_at="")
    assert standing(city, county).unsigned == 0
    age(city, came(city), SIGN + timedelta(minutes=5), received_at="")
    assert standing(city, county).unsigned == 1


@pytest.mark.parametrize(
    ("reason", "late"),
    [
        (api.ReturnReason.FACTS, 1),
        (api.ReturnReason.WRITING, 1),
        (api.ReturnReason.PICTURES, 1),
        (api.ReturnReason.LOCAL, 0),
        (api.ReturnReason.LATE, 0),
        (api.ReturnReason.REPEATED, 0),
        (api.ReturnReason.OTHER, 0),
    ],
)
def test_only_what_is_asked_for_again_can_be_late(
    county: House, city: House, reason: api.ReturnReason, late: int
) -> None:
    hand_up(county, city)
    one = give_back(city, county, reason)
    assert standing(city, county).late == 0
    age(city, one, MEND + timedelta(minutes=5))
    assert standing(city, county).late == late


def test_sent_again_is_not_late(county: House, city: House) -> None:
    story, _sent = hand_up(county, city)
    age(city, give_back(city, county, api.ReturnReason.FACTS), MEND + timedelta(hours=1))
    with scoped(county.id):
        api.submit_story(actor=county.editor, story=story, receiver=city.id)
    work(county, city)
    found = standing(city, county)
    assert (found.sent, found.late) == (2, 0)


def test_a_centre_sees_nothing_of_what_others_were_sent(county: House, city: House, province: House) -> None:
    hand_up(county, city)
    assert standing(province, city).sent == 0
    with scoped(county.id):
        assert api.standings(since=timezone.now() - timedelta(days=1), until=timezone.now()) == []

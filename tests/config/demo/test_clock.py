"""An earlier time, for the loading process only."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from rongmei.config.demo import clock
from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Role
from rongmei.domains.planning.api import lead, make_lead
from rongmei.domains.stories.api import keep_version, versions
from tests.factories.stories import make_story
from tests.support.people import MakeActor

LONG_AGO = datetime(2024, 5, 6, 7, 8, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("scope")


def near(moment: datetime, wanted: datetime) -> bool:
    return abs(moment - wanted) < timedelta(seconds=20)


def test_everything_a_verb_stamps_is_earlier(make_actor: MakeActor) -> None:
    actor = make_actor(Role.REPORTER)
    with clock.at(LONG_AGO):
        number = make_lead(actor=actor, headline="旧线索")
        story = make_story(actor)
        keep_version(actor=actor, story=story)
    assert near(lead(number).created_at, LONG_AGO)
    assert near(versions(story)[0].at, LONG_AGO)
    assert all(near(entry.at, LONG_AGO) for entry in Entry.objects.all())
    assert Entry.objects.count() >= 3


def test_afterwards_it_is_now_again(make_actor: MakeActor) -> None:
    with pytest.raises(RuntimeError, match="broken off"), clock.at(LONG_AGO):
        raise RuntimeError("broken off")
    assert near(timezone.now(), datetime.now(UTC))
    make_lead(actor=make_actor(Role.REPORTER), headline="新线索")
    assert near(Entry.objects.latest("id").at, datetime.now(UTC))


def test_what_is_read_meanwhile_keeps_its_own_time(make_actor: MakeActor) -> None:
    make_lead(actor=make_actor(Role.REPORTER), headline="新线索")
    with clock.at(LONG_AGO):
        assert near(Entry.objects.latest("id").at, datetime.now(UTC))

"""The deeds about several things, read together."""

import pytest
from tests.factories.planning import approved_topic, given
from tests.support.people import MakeActor

from rongmei.core.journal.reading import histories
from rongmei.core.permissions import Role
from rongmei.core.scoping import scoped
from rongmei.domains.organisations.models import Organisation

pytestmark = pytest.mark.usefixtures("scope")


def test_deeds_of_several_kinds_come_newest_first_and_only_theirs(make_actor: MakeActor) -> None:
    planner = make_actor(Role.DUTY_DESK)
    topic, other = approved_topic(planner), approved_topic(planner)
    task = given(planner, planner, topic)
    given(planner, planner, other)
    found = histories({"planning.topic": [topic], "planning.assignment": [task], "planning.coverage": []})
    assert [e.verb for e in found] == ["assignment.offered", "topic.approved", "topic.proposed"]


def test_nothing_asked_for_is_nothing_found(make_actor: MakeActor) -> None:
    approved_topic(make_actor(Role.DUTY_DESK))
    assert list(histories({})) == list(histories({"planning.topic": []})) == []


def test_another_centres_deeds_are_not_read(other_county: Organisation, make_actor: MakeActor) -> None:
    topic = approved_topic(make_actor(Role.DUTY_DESK))
    with scoped(other_county.pk):
        assert not histories({"planning.topic": [topic]}).exists()

"""任务: given with a deadline, accepted, finished, given anew, taken back and restored."""

from datetime import timedelta

import pytest
from django.utils import timezone

from rongmei.core.i18n import NotFound, Refusal
from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Actor, Denied, Role
from rongmei.core.registry import TransitionRefused
from rongmei.core.scoping import scoped
from rongmei.domains.accounts.api import form_team
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.planning import api
from rongmei.domains.planning.models import Coverage
from tests.factories.planning import approved_topic, given
from tests.support.people import MakeActor

pytestmark = pytest.mark.usefixtures("scope")

SOON = timedelta(hours=6)


@pytest.fixture
def reporter(make_actor: MakeActor) -> Actor:
    return make_actor(Role.REPORTER)


@pytest.fixture
def planner(make_actor: MakeActor) -> Actor:
    return make_actor(Role.DUTY_DESK)


def verbs(assignment: int) -> list[str]:
    entries = Entry.objects.filter(object_kind="planning.assignment", object_id=assignment).order_by("id")
    return [e.verb for e in entries]


def test_covering_says_what_and_who_in_one_step(planner: Actor, reporter: Actor) -> None:
    topic = approved_topic(planner)
    deadline = timezone.now() + SOON
    made = api.cover_topic(
        actor=planner, topic=topic, kind=api.CoverageKind.PHOTO, note="组图", user=reporter.user, deadline=deadline
    )
    found = api.assignment(made)
    assert (found.topic, found.kind_label, found.note, found.who) == (topic, "图片", "组图", reporter.name)
    assert (found.deadline, found.state, found.open, found.late) == (deadline, "offered", True, False)
    assert [c.assignments for c in api.topic(topic).coverages] == [(found,)]


def test_a_cover_for_nobody_here_leaves_nothing_behind(planner: Actor) -> None:
    topic = approved_topic(planner)
    with pytest.raises(Refusal, match="本单位"):
        api.cover_topic(
            actor=planner, topic=topic, kind=api.CoverageKind.TEXT, user=10**9, deadline=timezone.now() + SOON
        )
    assert not Coverage.objects.exists()


def test_a_proposed_topic_is_not_covered_yet(planner: Actor, reporter: Actor) -> None:
    topic = api.propose_topic(actor=planner, headline="题")
    with pytest.raises(TransitionRefused):
        given(planner, reporter, topic)


def test_a_new_holder_accepts_anew_and_a_new_deadline_alone_changes_nothing_else(
    planner: Actor, reporter: Actor, make_actor: MakeActor
) -> None:
    made, other = given(planner, reporter), make_actor(Role.REPORTER)
    api.accept_assignment(actor=reporter, assignment=made)
    later = timezone.now() + 2 * SOON
    api.reassign(actor=planner, assignment=made, user=reporter.user, deadline=later)
    assert (api.assignment(made).state, api.assignment(made).deadline) == ("accepted", later)
    api.reassign(actor=planner, assignment=made, user=other.user, deadline=later)
    assert (api.assignment(made).state, api.assignment(made).user) == ("offered", other.user)
    assert verbs(made) == [
        "assignment.offered", "assignment.accepted", "assignment.rescheduled", "assignment.reassigned",
    ]  # fmt: skip


def test_a_team_gets_it_and_whoever_accepts_has_it(planner: Actor, make_actor: MakeActor) -> None:
    convener = make_actor(Role.REPORTER)
    team = form_team(actor=convener, name="汛期组", purpose="", ends_at=timezone.now() + SOON)
    made = given(planner, convener)
    deadline = timezone.now() + SOON
    api.reassign(actor=planner, assignment=made, desk=team, deadline=deadline)
    assert (api.assignment(made).who, api.assignment(made).user) == ("汛期组", None)
    api.reassign(actor=planner, assignment=made, desk=team, deadline=deadline)
    assert verbs(made)[-1] == "assignment.rescheduled"
    member = Actor(convener.user, convener.organisation, convener.roles, convener.name, frozenset({team}))
    assert [a.id for a in api.assignments(actor=member)] == [made]
    assert [a.id for a in api.assignments(desk=team)] == [made]
    api.accept_assignment(actor=member, assignment=made)
    assert api.assignment(made).user == convener.user
    api.finish_assignment(actor=member, assignment=made)
    assert api.assignment(made).done_at is not None


def test_what_was_taken_back_can_be_restored(planner: Actor, reporter: Actor) -> None:
    made = given(planner, reporter)
    api.cancel_assignment(actor=planner, assignment=made)
    with pytest.raises(TransitionRefused):
        api.reassign(actor=planner, assignment=made, user=planner.user, deadline=timezone.now() + SOON)
    api.restore_assignment(actor=planner, assignment=made)
    assert (api.assignment(made).state, api.assignment(made).user) == ("offered", reporter.user)


def test_reporters_give_take_back_and_move_nothing(planner: Actor, reporter: Actor) -> None:
    made = given(planner, reporter)
    for verb in (api.cancel_assignment, api.restore_assignment):
        with pytest.raises(Denied):
            verb(actor=reporter, assignment=made)
    with pytest.raises(Denied):
        api.reassign(actor=reporter, assignment=made, user=planner.user, deadline=timezone.now())
    with pytest.raises(Denied, match="没有派给您"):
        api.accept_assignment(actor=planner, assignment=made)


def test_assignments_are_filtered_and_those_that_are_over_come_last_first(planner: Actor, reporter: Actor) -> None:
    topic = approved_topic(planner)
    late, soon, far = (given(planner, reporter, topic, hours) for hours in (-2, 2, 9))
    mine = given(planner, planner, topic, 5)
    assert [a.id for a in api.assignments()] == [late, soon, mine, far]
    assert [a.id for a in api.assignments(user=reporter.user)] == [late, soon, far]
    assert [a.id for a in api.assignments(late=True)] == [late]
    assert [a.id for a in api.assignments(after=soon)] == [mine, far]
    for done in (soon, far):
        api.accept_assignment(actor=reporter, assignment=done)
        api.finish_assignment(actor=reporter, assignment=done)
    assert [a.id for a in api.assignments(state="done")] == [far, soon]
    assert [a.id for a in api.assignments(state="done", after=far)] == [soon]
    assert [a.id for a in api.assignments(open_only=False)] == [late, soon, mine, far]


def test_another_centres_assignment_does_not_exist(
    planner: Actor, reporter: Actor, other_county: Organisation, make_actor: MakeActor
) -> None:
    made = given(planner, reporter)
    stranger = make_actor(Role.DIRECTOR, organisation=other_county)
    with scoped(other_county.pk):
        assert api.assignments(open_only=False) == []
        for act in (
            lambda: api.assignment(made),
            lambda: api.cancel_assignment(actor=stranger, assignment=made),
            lambda: api.restore_assignment(actor=stranger, assignment=made),
            lambda: api.reassign(actor=stranger, assignment=made, user=stranger.user, deadline=timezone.now()),
        ):
            with pytest.raises(NotFound):
                act()

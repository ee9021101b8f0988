"""Every row of every table of transitions is gone through with the real verb; every other pair is refused in words."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from rongmei.core.i18n import Refusal
from rongmei.core.registry import TransitionRefused, Transitions, tables
from rongmei.core.scoping import scoped
from rongmei.domains.review.models import Step
from tests.access.conftest import World
from tests.access.lives import LIVES, STEPS

pytestmark = pytest.mark.django_db(databases="__all__")

TABLES = {name: table for name, table in tables().items() if not name.startswith("test.")}
Case = tuple[str, str, str]


def cases(*, possible: bool) -> Iterator[Case]:
    """Table, state and verb of every pair that is in the table, or of every one that is not."""
    for name, table in TABLES.items():
        verbs = {verb for _state, verb in table.table}
        for state in table.labels:
            yield from ((name, str(state), verb) for verb in sorted(verbs) if table.allows(state, verb) == possible)


# Verbs that are possible then, and do something else than move this row.
ELSEWHERE = {
    **{("ingest.run", s, "start"): "another run is begun" for s in ("running", "done", "failed", "stopped")},
    **{("stories.story", s, "reopen"): "a draft is simply written" for s in ("drafting", "returned")},
}
# A run that nobody holds is closed as dead before another is begun.
MEANWHILE = {("ingest.run", "running", "start"): "failed"}
LIVED = [case for case in cases(possible=True) if case[0] != "review.step"]
OTHERS = [case for case in cases(possible=False) if case[0] != "review.step"]


def go(world: World, name: str, state: str, verb: str) -> str:
    """The state the row is in after the verb, tried in `state`."""
    life, centre = LIVES[name][verb], world.ours
    pk = life.which(centre)
    with scoped(centre.place.pk):
        life.put(pk, state)
        with transaction.atomic():
            life.act(centre, pk)
        return life.state(pk)


def test_every_transition_has_a_verb_here() -> None:
    known = {(name, verb) for name, verbs in LIVES.items() for verb in verbs} | {("review.step", v) for _s, v in STEPS}
    declared = {(name, verb) for name, table in TABLES.items() for _state, verb in table.table}
    assert known == declared, "tests/access/lives.py"


def test_every_row_of_every_table_is_gone_through() -> None:
    lived = {(name, state, verb) for name, state, verb in LIVED} | {("review.step", *step) for step in STEPS}
    assert lived == {(name, str(state), verb) for name, table in TABLES.items() for state, verb in table.table}


@pytest.mark.parametrize(("name", "state", "verb"), LIVED)
def test_what_the_table_allows_happens(world: World, name: str, state: str, verb: str) -> None:
    assert go(world, name, state, verb) == TABLES[name].after(state, verb)


@pytest.mark.parametrize(("name", "state", "verb"), OTHERS)
def test_what_it_does_not_allow_is_refused_and_changes_nothing(world: World, name: str, state: str, verb: str) -> None:
    life, centre = LIVES[name][verb], world.ours
    said = None
    with scoped(centre.place.pk):
        try:
            go(world, name, state, verb)
        except Refusal as refusal:
            said = str(refusal.message)
        assert life.state(life.which(centre)) == MEANWHILE.get((name, state, verb), state)
    assert said or life.quiet or (name, state, verb) in ELSEWHERE


@pytest.mark.parametrize(("state", "verb"), STEPS)
def test_a_step_moves_with_its_round(world: World, state: str, verb: str) -> None:
    order, act = STEPS[state, verb]
    with scoped(world.ours.place.pk):
        step = Step.mine().get(review_id=world.ours.ids["review"], order=order)
        assert step.state == state
        act(world.ours, step.pk)
        assert Step.mine().get(pk=step.pk).state == TABLES["review.step"].after(state, verb)


@pytest.mark.parametrize(("name", "state", "verb"), list(cases(possible=False)))
def test_the_table_itself_refuses_with_a_sentence_and_advice(name: str, state: str, verb: str) -> None:
    with pytest.raises(TransitionRefused) as refused:
        TABLES[name].after(state, verb)
    assert str(TABLES[name].labels[state]) in str(refused.value.message)
    assert str(refused.value.advice)


def test_a_table_refuses_to_be_declared_twice_or_without_words() -> None:
    with pytest.raises(ValueError, match="declared twice"):
        Transitions("stories.story", {}, {})
    with pytest.raises(ValueError, match="no label"):
        Transitions("test.wordless", {("a", "go"): "b"}, {"a": "甲"})


@pytest.mark.parametrize("name", TABLES)
def test_every_state_can_be_reached_and_has_a_word(name: str) -> None:
    table = TABLES[name]
    assert all(str(label).strip() for label in table.labels.values())
    assert len({str(label) for label in table.labels.values()}) == len(table.labels)
    reached = {str(after) for (_state, _verb), after in table.table.items()}
    assert len({str(state) for state in table.labels} - reached) <= 1, (
        "only the first state is one that no verb leads to"
    )

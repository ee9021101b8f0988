"""The laws of transition tables: what is in one leads to a named state, what is not is refused, and nothing else."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongmei.core.registry import TransitionRefused, Transitions, tables

states = st.sampled_from("abcde")
verbs = st.sampled_from(["open", "close", "send"])
maps = st.dictionaries(st.tuples(states, verbs), states, max_size=12)
numbers = count()
LABELS = {state: state.upper() for state in "abcde"}


def made(table: dict[tuple[str, str], str]) -> Transitions:
    return Transitions(f"test.{next(numbers)}", table, LABELS)


@given(maps, states, st.lists(verbs, max_size=10))
def test_any_walk_follows_the_table(table: dict[tuple[str, str], str], state: str, walk: list[str]) -> None:
    life = made(table)
    for verb in walk:
        if (state, verb) in table:
            assert life.allows(state, verb)
            state = life.after(state, verb)
            assert state in LABELS
        else:
            assert not life.allows(state, verb)
            with pytest.raises(TransitionRefused, match=LABELS[state]):
                life.after(state, verb)


@given(maps)
def test_a_table_does_not_change_once_declared(table: dict[tuple[str, str], str]) -> None:
    life, before = made(table), dict(table)
    table["a", "invented"] = "b"
    assert dict(life.table) == before
    with pytest.raises(TypeError):
        life.table["a", "open"] = "b"  # type: ignore[index]


def test_a_state_without_a_word_is_refused_at_declaration() -> None:
    with pytest.raises(ValueError, match="no label"):
        Transitions("test.unlabelled", {("a", "open"): "z"}, {"a": "A"})


def test_one_name_is_one_table() -> None:
    made_once = made({})
    with pytest.raises(ValueError, match="twice"):
        Transitions(made_once.name, {}, {})


@pytest.mark.parametrize("name", sorted(name for name in tables() if not name.startswith("test.")))
def test_of_every_life_each_state_can_be_reached_or_is_a_beginning(name: str) -> None:
    """A state that nothing leads to and that leads nowhere is a leftover."""
    life = tables()[name]
    used = {state for state, _verb in life.table} | set(life.table.values())
    assert used == set(life.labels), set(life.labels) - used

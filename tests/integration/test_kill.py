"""`kill -9` of each part of a real node while people work: nothing lost, twice, stuck or unsigned.

One seeded moment each; `make soak` has twenty. See tests/support/faults.
"""

import random
import sys
from collections.abc import Iterator

import pytest

from tests.support.faults.acts import ACTS
from tests.support.faults.figures import Figures
from tests.support.faults.node import PARTS, Node, running
from tests.support.faults.striking import strike

SEED = 20261124


def say(line: str) -> None:
    """Shown with `-s`, and with a failure."""
    sys.stderr.write(f"{line}\n")


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    with running() as made:
        yield made


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("act", ["autosave", "handup", "ingest", "publish"])
def test_a_killed_part_loses_nothing(node: Node, act: str, part: str) -> None:
    moment = random.Random(f"{SEED} {act} {part}").uniform(0.1, 0.9)
    found, seconds = strike(node, ACTS[act](node), part, moment)
    say(f"kill -9 {part} during {act} at {moment:.2f}: {found}; settled in {seconds:.1f} s")
    assert str(found) == str(Figures()), found.what


def test_a_killed_supervisor_takes_all_with_it_and_the_next_start_goes_on(node: Node) -> None:
    found, seconds = strike(node, ACTS["autosave"](node), "supervisor", 0.5)
    say(f"kill -9 supervisor during autosave: {found}; settled in {seconds:.1f} s")
    assert str(found) == str(Figures()), found.what


@pytest.mark.parametrize("part", ["worker", "database"])
def test_a_killed_restore_leaves_the_old_or_the_new(node: Node, part: str) -> None:
    """The node being stopped, "worker" stands for the command that restores; it is killed while it switches."""
    found, seconds = strike(node, ACTS["restore"](node), part, 0.7 if part == "worker" else 0.3)
    say(f"kill -9 {part} during restore: {found}; settled in {seconds:.1f} s")
    assert str(found) == str(Figures()), found.what

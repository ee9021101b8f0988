"""`kill -9` of each part of a real node while people work: nothing lost, twice, stuck or unsigned.

One seeded moment of what a newsroom does all day; `make soak` has twenty, and kills while stories are handed up and
backups restored. See tests/support/faults.
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
@pytest.mark.parametrize("act", ["autosave", "ingest", "publish"])
def test_a_killed_part_loses_nothing(node: Node, act: str, part: str) -> None:
    moment = random.Random(f"{SEED} {act} {part}").uniform(0.1, 0.9)
    found, seconds = strike(node, ACTS[act](node), part, moment)
    say(f"kill -9 {part} during {act} at {moment:.2f}: {found}; settled in {seconds:.1f} s")
    assert str(found) == str(Figures()), found.what


def test_a_killed_supervisor_takes_all_with_it_and_the_next_start_goes_on(node: Node) -> None:
    found, seconds = strike(node, ACTS["autosave"](node), "supervisor", 0.5)
    say(f"kill -9 supervisor during autosave: {found}; settled in {seconds:.1f} s")
    assert str(found) == str(Figures()), found.what

"""`kill -9` at many seeded moments of each act, for each part; the figures are printed at the end.

ROUNDS (20) and SEED can be given in the environment.
"""

import os
import random
import sys
from collections.abc import Iterator

import pytest

from tests.support.faults.acts import ACTS
from tests.support.faults.figures import Figures
from tests.support.faults.node import PARTS, Node, running
from tests.support.faults.striking import strike

pytestmark = pytest.mark.soak

ROUNDS = int(os.environ.get("ROUNDS", "20"))
SEED = os.environ.get("SEED", "1")


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    with running() as made:
        yield made


@pytest.fixture(scope="module")
def total() -> Iterator[Figures]:
    figures = Figures()
    yield figures
    sys.stderr.write(f"\n{figures}\n")


@pytest.mark.parametrize("part", [*PARTS, "supervisor"])
@pytest.mark.parametrize("act", sorted(ACTS))
def test_many_kills_lose_nothing(node: Node, total: Figures, act: str, part: str) -> None:
    chance = random.Random(f"{SEED} {act} {part}")
    here = Figures()
    for number in range(1, ROUNDS + 1):
        moment = chance.uniform(0.02, 0.98)
        found, seconds = strike(node, ACTS[act](node), part, moment)
        here += found
        sys.stderr.write(f"{act} {part} {number}/{ROUNDS} at {moment:.2f}: {found}; settled in {seconds:.1f} s\n")
    total += here
    sys.stderr.write(f"{act}, kill -9 {part}, {ROUNDS} moments: {here}\n")
    assert here.clean, here.what

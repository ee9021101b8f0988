"""`kill -9` while an old site moves here: the command, the web or the database, and the command is given again.

ROUNDS (3) and SEED can be given in the environment.
"""

import os
import random
import sys
from collections.abc import Iterator

import pytest

from tests.support.faults.acts import COMMAND, Bringing, MoveOver
from tests.support.faults.figures import Figures
from tests.support.faults.node import PARTS, Node, running
from tests.support.faults.striking import strike

pytestmark = pytest.mark.soak

ROUNDS = int(os.environ.get("ROUNDS", "3"))
SEED = os.environ.get("SEED", "1")


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    with running() as made:
        yield made


@pytest.mark.parametrize(
    ("act", "part"), [*((MoveOver, p) for p in (COMMAND, *PARTS)), *((Bringing, p) for p in PARTS)]
)
def test_many_kills_lose_no_old_article(node: Node, act: type[MoveOver], part: str) -> None:
    chance, here = random.Random(f"{SEED} {act.__name__} {part}"), Figures()
    for number in range(1, ROUNDS + 1):
        moment, struck = chance.uniform(0.05, 0.8), act(node)
        found, seconds = strike(node, struck, part, moment)
        here += found
        told = f"at {moment:.2f}, {struck.seen} of {struck.articles} in, broken off {struck.broken} times"
        sys.stderr.write(f"{act.__name__} {part} {number}/{ROUNDS} {told}: {found}; settled in {seconds:.1f} s\n")
        assert "Traceback" not in struck.words, struck.words
        if act is MoveOver:
            assert 0 < struck.seen < struck.articles, told
            assert struck.broken or part not in (COMMAND, "database"), told
    sys.stderr.write(f"{act.__name__}, kill -9 {part}, {ROUNDS} moments: {here}\n")
    assert here.clean, here.what

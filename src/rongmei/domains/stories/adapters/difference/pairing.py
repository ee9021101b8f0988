"""Which old block became which new one, where a stretch of blocks was replaced by another."""

from collections.abc import Sequence
from difflib import SequenceMatcher

# Blocks less alike than this are told as one gone and one come; a table larger than this is paired in order.
ALIKE = 0.3
LARGEST = 2_500

Pair = tuple[int | None, int | None]


def pairs(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Positions that belong together, in reading order; None where a block came or went.

    Args:
        old, new: the words of each block, with its type before them.
    """
    if len(old) * len(new) > LARGEST:
        return _in_order(len(old), len(new))
    return _walk(_table(old, new), len(old), len(new))


def likeness(a: str, b: str) -> float:
    """How alike two blocks are, from 0 to 1."""
    if a.split("\0", 1)[0] != b.split("\0", 1)[0]:
        return 0.0
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def _table(old: Sequence[str], new: Sequence[str]) -> list[list[tuple[float, Pair]]]:
    """Best total likeness of every pair of endings, and the step that leads there."""
    best: list[list[tuple[float, Pair]]] = [[(0.0, (None, None))] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old) + 1)):
        for j in reversed(range(len(new) + 1)):
            best[i][j] = _step(best, old, new, i, j)
    return best


def _step(
    best: list[list[tuple[float, Pair]]], old: Sequence[str], new: Sequence[str], i: int, j: int
) -> tuple[float, Pair]:
    choices: list[tuple[float, Pair]] = []
    if i < len(old) and j < len(new) and (alike := likeness(old[i], new[j])) >= ALIKE:
        choices.append((best[i + 1][j + 1][0] + alike, (i, j)))
    if i < len(old):
        choices.append((best[i + 1][j][0], (i, None)))
    if j < len(new):
        choices.append((best[i][j + 1][0], (None, j)))
    return max(choices, key=lambda choice: choice[0], default=(0.0, (None, None)))


def _walk(best: list[list[tuple[float, Pair]]], old: int, new: int) -> list[Pair]:
    found: list[Pair] = []
    i = j = 0
    while i < old or j < new:
        pair = best[i][j][1]
        found.append(pair)
        i, j = i + (pair[0] is not None), j + (pair[1] is not None)
    return found


def _in_order(old: int, new: int) -> list[Pair]:
    both = min(old, new)
    rest: list[Pair] = [(i, None) for i in range(both, old)] + [(None, j) for j in range(both, new)]
    return [*((i, i) for i in range(both)), *rest]

"""How text becomes what can be searched.

Segmentation misses what it cuts otherwise in the question than in the text (通江县 in 通江县委), so a document is kept
under every pair of neighbouring Chinese characters, and a question asks for pairs.
"""

import re
from collections.abc import Iterable, Iterator
from operator import add

_HAN = re.compile(r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")
_LATIN = re.compile(r"[0-9a-z]+")
MAX_CHARACTERS = 100_000
# No Latin word is longer; PostgreSQL takes none of more than 2 kB, and a megabyte of words in one document.
LONGEST, MAX_BYTES = 100, 1_000_000


def document_words(text: str) -> list[str]:
    """What a document is found under: Latin words and numbers, pairs of characters.

    A run's last character stands alone as well, so that each character begins something. What no longer fits is left
    out.
    """
    lowered = text[:MAX_CHARACTERS].lower()
    runs = _HAN.findall(lowered)
    words = list(dict.fromkeys([*_latin(lowered), *_pairs(runs), *(run[-1] for run in runs)]))
    return words if 4 * sum(map(len, words)) < MAX_BYTES else list(_fitting(words))


def question_words(text: str) -> list[str]:
    """What every found document must hold: pairs, and beginnings: a lone character, Latin words.

    They are operands of a query; each stands in quotes, which none of them can hold.
    """
    lowered = text[:200].lower()
    runs = _HAN.findall(lowered)
    begun = [*(run for run in runs if len(run) == 1), *_latin(lowered)]
    return list(dict.fromkeys([*(f"'{pair}'" for pair in _pairs(runs)), *(f"'{word}':*" for word in begun)]))


def _latin(text: str) -> list[str]:
    return [word[:LONGEST] for word in _LATIN.findall(text)]


def _pairs(runs: list[str]) -> list[str]:
    return [pair for run in runs for pair in map(add, run, run[1:])]


def _fitting(words: Iterable[str]) -> Iterator[str]:
    size = 0
    for word in words:
        size += len(word.encode())
        if size > MAX_BYTES:
            return
        yield word

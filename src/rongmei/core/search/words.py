"""How text becomes searchable words.

Segmentation alone misses what it cuts otherwise in the question than in the text (通江县 in 通江县委), so a
document keeps its words, and every pair of neighbouring Chinese characters as well; a question asks for pairs.
"""

import re
from collections.abc import Iterable, Iterator

import rjieba

_HAN = re.compile(r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")
_LATIN = re.compile(r"[0-9a-z]+")
MAX_CHARACTERS = 100_000
# PostgreSQL keeps a megabyte of words and their places in one tsvector, and refuses a row that has more.
MAX_BYTES, PLACE_BYTES = 1_000_000, 6


def document_words(text: str) -> str:
    """Words for the index, separated by spaces: Latin words and numbers, character pairs, segmented words.

    A run's last character stands alone as well, so that each character begins something. What no longer fits is left
    out, segmented words first: the pairs find what they do.
    """
    lowered = text[:MAX_CHARACTERS].lower()
    ends = [run[-1] for run in _HAN.findall(lowered)]
    words = [w for w in rjieba.cut_for_search(lowered) if _HAN.fullmatch(w)]
    return " ".join(_fitting(dict.fromkeys([*_LATIN.findall(lowered), *_pairs(lowered), *ends, *words])))


def question_words(text: str) -> list[str]:
    """What every found document must hold: character pairs, and beginnings: a lone character, Latin words."""
    lowered = text[:200].lower()
    lone = [f"{run}:*" for run in _HAN.findall(lowered) if len(run) == 1]
    latin = [f"{word}:*" for word in _LATIN.findall(lowered)]
    return list(dict.fromkeys([*_pairs(lowered), *lone, *latin]))


def _pairs(text: str) -> list[str]:
    return [run[i : i + 2] for run in _HAN.findall(text) for i in range(len(run) - 1)]


def _fitting(words: Iterable[str]) -> Iterator[str]:
    size = 0
    for word in words:
        size += len(word.encode()) + PLACE_BYTES
        if size > MAX_BYTES:
            return
        yield word

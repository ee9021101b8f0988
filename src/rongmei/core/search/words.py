"""How text becomes searchable words.

Segmentation alone misses what it cuts otherwise in the question than in the text (通江县 in 通江县委), so a
document keeps its words, and every pair of neighbouring Chinese characters as well; a question asks for pairs.
"""

import re

import rjieba

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
_LATIN = re.compile(r"[0-9a-z]+")
MAX_CHARACTERS = 100_000


def document_words(text: str) -> str:
    """Words for the index, separated by spaces: segmented words, character pairs, Latin words and numbers."""
    lowered = text[:MAX_CHARACTERS].lower()
    words = [w for w in rjieba.cut_for_search(lowered) if _HAN.fullmatch(w)]
    return " ".join(dict.fromkeys([*words, *_pairs(lowered), *_LATIN.findall(lowered)]))


def question_words(text: str) -> list[str]:
    """What every found document must hold: character pairs, a lone character, Latin words (the last a prefix)."""
    lowered = text[:200].lower()
    lone = [run for run in _HAN.findall(lowered) if len(run) == 1]
    latin = [f"{word}:*" for word in _LATIN.findall(lowered)]
    return list(dict.fromkeys([*_pairs(lowered), *lone, *latin]))


def _pairs(text: str) -> list[str]:
    return [run[i : i + 2] for run in _HAN.findall(text) for i in range(len(run) - 1)]

"""标点符号: GB/T 15834-2011 says which there are and how they pair; what is no question of taste only."""

import re
from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from rongmei.domains.review.adapters.checks.finding import Check, Found, checks
from rongmei.domains.review.enums import Severity

HAN = "\u3400-\u9fff"
WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
# Half-width ones beside a Chinese character: 12:30 and 1,000 are left alone.
_NARROW = re.compile(rf"(?<=[{HAN}”’）》])[,;:!?](?=[{HAN}“‘（《]|$)")
_TWICE = re.compile(r"([，。、；：])\1+|[，、；：][。，、；：]|。[，、；：]")
_DOTS = re.compile(r"\.{3,}|。{3,}|(?<!…)…(?!…)|…{3,}")
PAIRS = {"“": "”", "‘": "’", "（": "）", "《": "》", "〈": "〉", "【": "】", "「": "」", "『": "』"}
CLOSING = {close: open_ for open_, close in PAIRS.items()}


def narrow(text: str, _on: date) -> Iterator[Found]:
    """Half-width marks in Chinese text."""
    return (Found(m.start(), m.end(), WIDE[m[0]]) for m in _NARROW.finditer(text))


def twice(text: str, _on: date) -> Iterator[Found]:
    """Two marks where one can stand."""
    return (
        Found(m.start(), m.end(), "。" if "。" in m[0] else m[0][0])
        for m in _TWICE.finditer(text)
        if "。。。" not in m[0]
    )


def dots(text: str, _on: date) -> Iterator[Found]:
    """An ellipsis that is not six dots."""
    return (Found(m.start(), m.end(), "……") for m in _DOTS.finditer(text) if m[0] != "……" and len(m[0]) != 4)


def unpaired(text: str, _on: date) -> Iterator[Found]:
    """Marks that were opened and not closed, or closed and not opened."""
    waiting: list[tuple[str, int]] = []
    for at, mark in enumerate(text):
        if mark in PAIRS:
            waiting.append((mark, at))
        elif mark in CLOSING:
            if waiting and waiting[-1][0] == CLOSING[mark]:
                waiting.pop()
            elif mark != "’":  # also an apostrophe
                yield Found(at, at + 1)
    yield from (Found(at, at + 1) for mark, at in waiting if mark != "‘")


checks.register("punctuation.twice", Check(
    Severity.VERIFY, _("标点重复"), _("两个标点连在一起。"), twice,
))  # fmt: skip
checks.register("punctuation.unpaired", Check(
    Severity.VERIFY, _("标点不成对"), _("引号、括号或书名号只有一半。"), unpaired,
))  # fmt: skip
checks.register("punctuation.narrow", Check(
    Severity.HINT, _("半角标点"), _("中文里用全角标点。"), narrow,
))  # fmt: skip
checks.register("punctuation.dots", Check(
    Severity.HINT, _("省略号"), _("省略号是六个点，占两个字。"), dots,
))  # fmt: skip

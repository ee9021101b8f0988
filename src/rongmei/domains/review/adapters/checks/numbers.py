"""数字: what is said twice, or cannot be."""

import re
from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from rongmei.domains.review.adapters.checks.finding import Check, Found, checks
from rongmei.domains.review.enums import Severity

_COUNT = r"[\d０-９一二三四五六七八九十百千万亿两.,，]{1,12}"
_UNIT = r"[^\s，。、；：！？\d左上以]{0,4}"
_ABOUT = re.compile(rf"(?:大约|约为|约|将近|近){_COUNT}(?:余|多)?{_UNIT}(?P<again>左右|上下)")
_OVER = re.compile(rf"(?:超过|突破|多达|高达){_COUNT}{_UNIT}(?P<again>(?<!规模)以上|之多)")  # 规模以上 is a term
_TIMES_LESS = re.compile(r"(?:减少|下降|降低|缩短|缩小)了?(?P<times>[\d.一二三四五六七八九十两百千]+倍)")
_LESS_THAN_NOTHING = re.compile(r"(?:减少|下降|降低)了?\s*(?P<sign>[-−－])\s*\d")


def twice(text: str, _on: date) -> Iterator[Found]:
    """“约……左右”, “超过……以上”."""
    for pattern in (_ABOUT, _OVER):
        yield from (Found(m.start("again"), m.end("again")) for m in pattern.finditer(text))


def times_less(text: str, _on: date) -> Iterator[Found]:
    """A thing can grow threefold; it cannot shrink by three times itself."""
    return (Found(m.start("times"), m.end("times")) for m in _TIMES_LESS.finditer(text))


def less_than_nothing(text: str, _on: date) -> Iterator[Found]:
    """“下降-5%”: a fall of less than nothing is a rise."""
    return (Found(m.start("sign"), m.end("sign")) for m in _LESS_THAN_NOTHING.finditer(text))


checks.register("number.times_less", Check(
    Severity.VERIFY, _("减少若干倍"), _("减少不能用倍数，请用百分比或“减少到”。"), times_less,
))  # fmt: skip
checks.register("number.sign", Check(
    Severity.VERIFY, _("正负号"), _("“下降”后面又写了负号，方向可能反了。"), less_than_nothing,
))  # fmt: skip
checks.register("number.about_twice", Check(
    Severity.HINT, _("概数重复"), _("“约”“超过”与“左右”“以上”只用一个。"), twice,
))  # fmt: skip

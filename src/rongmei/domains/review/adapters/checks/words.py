"""字词: what is written twice, not yet written, or never written so."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from rongmei.domains.review.adapters.checks.finding import Check, Found, checks
from rongmei.domains.review.enums import Severity

# Words whose doubling means nothing; in 的的确确 or 实实在在 it does, so what stands beside must not be doubled too.
_TWICE = re.compile(r"([的在和与及把被向从将于为而])\1(?!(.)\2)")
_RUN_TWICE = re.compile(r"([\u3400-\u9fff]{3,12})\1")
_UNFINISHED = re.compile(
    r"[（(【\[［](?:待|需)(?:补|定|核|填|查|确认)[^）)】\]］]{0,12}[）)】\]］]|[（(【\[［]此处[^）)】\]］]{1,20}[）)】\]］]"
    r"|(?<![A-Za-z])(?:TODO|TBC|TBD|FIXME)(?![A-Za-z])|[？?]{3,}|[XxＸｘ]{2,}(?=[年月日时分元万亿人名个省市县区镇乡村])"
)
LIST = Path(__file__).with_name("wrong.tsv")


def twice(text: str, _on: date) -> Iterator[Found]:
    """A character or a longer run that stands there twice."""
    for m in _TWICE.finditer(text):
        before = text[max(0, m.start() - 2) : m.start()]
        if len(set(before)) != 1 or len(before) != 2:
            yield Found(m.start(), m.end(), m[1])
    for m in _RUN_TWICE.finditer(text):
        yield Found(m.start(), m.end(), m[1])


def unfinished(text: str, _on: date) -> Iterator[Found]:
    """What was to be filled in later."""
    return (Found(m.start(), m.end()) for m in _UNFINISHED.finditer(text))


def wrong(text: str, _on: date) -> Iterator[Found]:
    """Words that are wrong wherever they stand."""
    known = wrong_words()
    return (Found(m.start(), m.end(), known[m[0]]) for m in _wrong_pattern().finditer(text))


@cache
def wrong_words() -> dict[str, str]:
    """What is never written so, and how it is written."""
    lines = [line.split("\t") for line in LIST.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return {line[0]: line[1] for line in lines}


@cache
def _wrong_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, wrong_words()), key=len, reverse=True)))


checks.register("word.wrong", Check(
    Severity.VERIFY, _("错别字"), _("这个词一般不这样写。"), wrong,
))  # fmt: skip
checks.register("word.unfinished", Check(
    Severity.VERIFY, _("没写完"), _("好像是留着以后补的。"), unfinished,
))  # fmt: skip
checks.register("word.twice", Check(
    Severity.VERIFY, _("文字重复"), _("同样的字连写了两遍。"), twice,
))  # fmt: skip

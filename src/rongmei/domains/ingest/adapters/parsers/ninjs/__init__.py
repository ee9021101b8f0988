"""IPTC ninjs 1.x to 3.x: one item, a list of them, or a package whose texts are items of their own."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from rongmei.domains.ingest.adapters.parsers.ninjs.faults import faults, strangers
from rongmei.domains.ingest.adapters.parsers.ninjs.item import dicts, item_of
from rongmei.domains.ingest.adapters.parsers.parsed import ParsedItem, ParseResult, Problem, skipped

DEEPEST = 5
Entry = dict[str, Any]


def read(data: Any) -> ParseResult:
    """Read decoded ninjs. An item that breaks the format is refused with its reason; a name we do not know is told."""
    entries = _entries(data)
    known = [e for e in entries if isinstance(e, dict) and (e.get("uri") or e.get("guid"))]
    if not known:
        return ParseResult(problems=(Problem(_("这不是 ninjs 或 JSON Feed 内容：没有标识（uri）。请核对地址。")),))
    items: list[ParsedItem] = []
    problems = list(skipped(len(entries) - len(known)))
    for number, entry in enumerate(known, 1):
        wrong = list(faults(entry))
        problems += _told(number, len(known), wrong, strangers(entry))
        items += [] if wrong else map(item_of, _with_parts(entry, DEEPEST))
    return ParseResult(tuple(items), tuple(problems))


def _entries(data: Any) -> list[Any]:
    if isinstance(data, dict):
        inside = data.get("items")
        return inside if isinstance(inside, list) else [data]
    return data if isinstance(data, list) else []


def _told(number: int, of: int, wrong: list[str], unknown: list[str]) -> Iterator[Problem]:
    place = _("第 %(n)d 条") % {"n": number} if of > 1 else _("这一条")
    if wrong:
        yield Problem(_("%(place)s不符合 ninjs 规范，没有采用：%(why)s。") % {"place": place, "why": "；".join(wrong)})
    if unknown:
        yield Problem(_("%(place)s有不认识的字段，已忽略：%(names)s。") % {"place": place, "names": "、".join(unknown)})


def _with_parts(entry: Entry, depth: int) -> Iterator[Entry]:
    """The entry, then every text associated with it: a story beside a story is no part of it."""
    yield entry
    for part in dicts(entry.get("associations")) if depth else ():
        if part.get("type") in ("text", "composite") and (part.get("uri") or part.get("guid")):
            yield from _with_parts(part, depth - 1)

"""RSS 0.9x to 2.0, RDF (RSS 1.0) and Atom, through feedparser."""

import io
from calendar import timegm
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import feedparser
from django.utils.translation import gettext as _

from rongmei.domains.ingest.adapters.cleaning import clean_html, clean_line, read_date, safe_url, words_of
from rongmei.domains.ingest.adapters.parsers.parsed import Input, Media, ParsedItem, ParseResult, Problem, parsers

Entry = Mapping[str, Any]


def read(given: Input) -> ParseResult:
    """Read a feed; good entries before a fault are kept and the fault is told."""
    headers = {"content-location": given.url, **given.headers}
    found = feedparser.parse(io.BytesIO(given.content), response_headers=headers, sanitize_html=False)
    title = clean_line(found.feed.get("title", ""))
    items = tuple(item for entry in found.entries if (item := _item(entry, title)))
    return ParseResult(items, _problems(found, items), title)


def _problems(found: Any, items: tuple[ParsedItem, ...]) -> tuple[Problem, ...]:
    if not found.version and not items:
        return (Problem(_("这不是 RSS、Atom、RDF、JSON Feed 或 ninjs 内容。请核对地址。")),)
    fault = found.get("bozo_exception") if found.get("bozo") else None
    if fault is None or isinstance(fault, feedparser.CharacterEncodingOverride):
        return ()
    line = getattr(fault, "getLineNumber", lambda: None)()
    place = _("第 %(n)d 行附近") % {"n": line} if line else ""
    return (Problem(_("源文件格式有误%(place)s，已取出能读的 %(n)d 条。") % {"place": place, "n": len(items)}),)


def _item(entry: Entry, source: str) -> ParsedItem | None:
    html = clean_html(_body(entry))
    headline = clean_line(words_of(clean_html(str(entry.get("title", "")))))
    url = safe_url(str(entry.get("link", "")))
    summary = words_of(clean_html(str(entry.get("summary", ""))))
    text = words_of(html)
    if not (headline or text):
        return None
    return ParsedItem(
        guid=str(entry.get("id") or url or f"{headline}\0{text}"),
        headline=headline or text[:60],
        html=html,
        text=text,
        summary=summary[:500],
        url=url,
        byline=clean_line(str(entry.get("author", "")))[:200],
        source=clean_line(str((entry.get("source") or {}).get("title", "") or source))[:200],
        licence=clean_line(str(entry.get("rights", "")))[:300],
        published_at=_date(entry),
        media=tuple(_media(entry)),
    )


def _body(entry: Entry) -> str:
    values = [str(part.get("value", "")) for part in entry.get("content", [])]
    return max([*values, str(entry.get("summary", ""))], key=len)


def _date(entry: Entry) -> datetime | None:
    for name in ("published", "updated", "created"):
        if moment := read_date(str(entry.get(name, ""))):
            return moment
        if parts := entry.get(f"{name}_parsed"):
            return datetime.fromtimestamp(timegm(parts), UTC)
    return None


def _media(entry: Entry) -> list[Media]:
    found = [*entry.get("enclosures", []), *entry.get("media_content", [])]
    named = [(safe_url(str(m.get("href") or m.get("url") or "")), str(m.get("type", ""))[:60]) for m in found]
    return [Media(url, mime) for url, mime in dict(named).items() if url]


parsers.register("feed", read)

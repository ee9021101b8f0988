"""RSS 0.9x to 2.0, RDF (RSS 1.0) and Atom, through feedparser."""

from calendar import timegm
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import feedparser
from django.utils.translation import gettext as _

from rongmei.domains.ingest.adapters.cleaning import clean_html, clean_line, pictures_of, safe_url, words_of
from rongmei.domains.ingest.adapters.dates import read_date
from rongmei.domains.ingest.adapters.parsers.feed.asking import ask
from rongmei.domains.ingest.adapters.parsers.parsed import (
    Input,
    Media,
    ParsedItem,
    ParseResult,
    Problem,
    abstract,
    parsers,
    skipped,
)

Entry = Mapping[str, Any]
# Faults of the envelope, not of what is in it: a file has no media type.
HARMLESS = (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)


def read(given: Input) -> ParseResult:
    """Read a feed; good entries are kept whatever stands around them, and every fault is told."""
    found, entries, lost = ask(given.content, {"content-location": given.url, **given.headers})
    title = clean_line(str(found.feed.get("title", "")))
    items = tuple(item for entry in entries if (item := _item(entry, title)))
    return ParseResult(items, _problems(found, items, lost + len(entries) - len(items)), title)


def _problems(found: Any, items: tuple[ParsedItem, ...], lost: int) -> tuple[Problem, ...]:
    if not (found.version or items or lost):
        return (Problem(_("这不是 RSS、Atom、RDF、JSON Feed 或 ninjs 内容。请核对地址。")),)
    fault = found.get("bozo_exception") if found.get("bozo") else None
    if fault is None or isinstance(fault, HARMLESS):
        return skipped(lost)
    line = getattr(fault, "getLineNumber", lambda: None)()
    place = _("第 %(n)d 行附近") % {"n": line} if line else ""
    told = _("源文件格式有误%(place)s，已取出能读的 %(n)d 条。") % {"place": place, "n": len(items)}
    return (Problem(told), *skipped(lost))


def _item(entry: Entry, source: str) -> ParsedItem | None:
    raw = _body(entry)
    html, media = clean_html(raw), _media(entry, raw)
    text, url = words_of(html), safe_url(str(entry.get("link", "")))
    title = clean_line(words_of(clean_html(str(entry.get("title", "")))))
    shown = title or clean_line(text[:60]) or next((m.caption or m.url for m in media), url)
    if not shown:
        return None
    return ParsedItem(
        guid=str(entry.get("id") or url or f"{title}\0{text or shown}"),
        headline=shown,
        html=html,
        text=text,
        summary=abstract(words_of(clean_html(str(entry.get("summary", "")))), text),
        url=url,
        byline=clean_line(str(entry.get("author", "")))[:200],
        source=clean_line(str((entry.get("source") or {}).get("title", "") or source))[:200],
        licence=clean_line(str(entry.get("rights", "")))[:300],
        published_at=_date(entry),
        media=media,
    )


def _body(entry: Entry) -> str:
    values = [str(part.get("value", "")) for part in entry.get("content", [])]
    return max([*values, str(entry.get("summary", ""))], key=len)


def _date(entry: Entry) -> datetime | None:
    given = dict(entry)  # plain, since feedparser's own answers one date for another
    for name in ("published", "updated", "created"):
        if moment := read_date(str(given.get(name, ""))):
            return moment
        if parts := given.get(f"{name}_parsed"):
            return read_date(datetime.fromtimestamp(timegm(parts), UTC).isoformat())
    return None


def _media(entry: Entry, raw: str) -> tuple[Media, ...]:
    """What the entry encloses, then the pictures of its text."""
    given = [*entry.get("enclosures", []), *entry.get("media_content", [])]
    named = {safe_url(str(m.get("href") or m.get("url") or "")): clean_line(str(m.get("type", "")))[:60] for m in given}
    shown = {url: alt for url, alt in pictures_of(raw).items() if url not in named}
    enclosed = (Media(url, mime) for url, mime in named.items() if url)
    return (*enclosed, *(Media(url, "image/*", alt[:300]) for url, alt in shown.items()))


parsers.register("feed", read)

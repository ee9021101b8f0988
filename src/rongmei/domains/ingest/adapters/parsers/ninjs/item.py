"""One ninjs object as an item. Version 1 keeps words in properties (`body_text`), later ones in lists (`bodies`)."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from rongmei.domains.ingest.adapters.cleaning import (
    clean_html,
    clean_line,
    clean_text,
    paragraphs,
    pictures_of,
    safe_url,
    words_of,
)
from rongmei.domains.ingest.adapters.dates import read_date
from rongmei.domains.ingest.adapters.parsers.parsed import Media, ParsedItem, abstract

DEEPEST = 5
FOREIGN, PLAIN, HTML = range(3)
DATES = ("firstcreated", "firstCreated", "versioncreated", "versionCreated", "contentcreated", "contentCreated")
Entry = dict[str, Any]


def item_of(entry: Entry) -> ParsedItem:
    """The item; one with neither headline nor body goes by whatever else it calls itself."""
    raw, identity = _body(entry), _one(entry, "uri", "guid")
    html, media = clean_html(raw), _media(entry, raw)
    text = words_of(html)
    summary = clean_text(next((words for _kind, words in _said(entry, "description", "descriptions")), ""))
    names = [words for _kind, words in _said(entry, "headline", "headlines")]
    headline = next(filter(None, map(clean_line, [*names, _one(entry, "title", "name"), text[:60], summary[:60]])), "")
    return ParsedItem(
        guid=identity,
        headline=headline or clean_line(_one(entry, "slugline") or identity),
        html=html,
        text=text,
        summary=abstract(summary, text),
        url=safe_url(identity),
        byline=clean_line(_one(entry, "byline", "by"))[:200],
        source=clean_line(_one(entry, "copyrightholder", "copyrightHolder", "source"))[:200],
        licence=clean_line("；".join(_conditions(entry)))[:300],
        published_at=_date(entry),
        media=media,
    )


def dicts(value: Any) -> list[Entry]:
    """The objects of a list, or of an object as version 1 has it."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [part for part in parts if isinstance(part, dict)]


def _one(entry: Entry, *names: str) -> str:
    return next((str(entry[name]) for name in names if entry.get(name)), "")


def _said(entry: Entry, old: str, new: str) -> Iterator[tuple[str, str]]:
    """Every headline, description or body: its kind, and its words."""
    for part in sorted(dicts(entry.get(new)), key=lambda p: p.get("role") != "main"):
        if value := str(part.get("value") or ""):
            yield str(part.get("contentType") or part.get("contenttype") or ""), value
    for name, value in entry.items():
        if (name == old or name.startswith(f"{old}_")) and isinstance(value, str) and value:
            yield name, value


def _body(entry: Entry) -> str:
    """The longest body in HTML, else the longest in plain words, else the descriptions: no word stays behind."""
    bodies = [(_rank(kind), words) for kind, words in _said(entry, "body", "bodies")]
    rank, words = max(bodies, key=lambda b: (b[0], len(b[1])), default=(PLAIN, ""))
    if not words:
        words = max((words for _kind, words in _said(entry, "description", "descriptions")), key=len, default="")
    return paragraphs(words) if rank == PLAIN else words


def _rank(kind: str) -> int:
    if "html" in kind or "rich" in kind:
        return HTML
    return FOREIGN if "xml" in kind else PLAIN


def _conditions(entry: Entry) -> Iterator[str]:
    """What must be heeded before it is used: a recall, an embargo, the sender's note, the terms."""
    status = _one(entry, "pubstatus", "pubStatus")
    if status in ("withheld", "canceled"):
        yield _("来源方已撤销此稿，不得使用")
    if until := read_date(_one(entry, "embargoed", "embargoedUntil")):
        yield _("来源方要求 %(until)s 之前不得发布") % {"until": f"{localtime(until):%Y-%m-%d %H:%M}"}
    yield from filter(None, (_one(entry, "usageterms", "usageTerms"), _one(entry, "ednote", "edNote")))


def _date(entry: Entry) -> datetime | None:
    return next((moment for name in DATES if (moment := read_date(_one(entry, name)))), None)


def _media(entry: Entry, raw: str) -> tuple[Media, ...]:
    named = {m.url: m for m in _renditions(entry, DEEPEST)}
    shown = {url: Media(url, "image/*", alt[:300]) for url, alt in pictures_of(raw).items()}
    return tuple({**shown, **named}.values())


def _renditions(entry: Entry, depth: int) -> list[Media]:
    """The object's own renditions, then one of each object associated with it."""
    found = []
    for rendition in dicts(entry.get("renditions")):
        if url := safe_url(_one(rendition, "href")):
            caption = next((words for _kind, words in _said(entry, "description", "descriptions")), "")
            mime = clean_line(_one(rendition, "mimetype", "contentType"))[:60]
            found.append(Media(url, mime, clean_line(caption)[:300]))
    for part in dicts(entry.get("associations")) if depth else ():
        found += _renditions(part, depth - 1)[:1]
    return found

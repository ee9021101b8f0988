"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from typing import Any

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
from rongmei.domains.ingest.adapters.parsers.parsed import Media, ParsedItem, ParseResult, Problem, abstract, skipped


def read(data: dict[str, Any]) -> ParseResult:
    """Read a decoded JSON Feed; entries that say nothing are told as problems."""
    entries = data.get("items")
    if not isinstance(entries, list):
        return ParseResult(problems=(Problem(_("JSON Feed 里没有条目列表（items）。")),))
    title = clean_line(str(data.get("title", "")))
    items = tuple(item for entry in entries if isinstance(entry, dict) and (item := _item(entry, title)))
    return ParseResult(items, skipped(len(entries) - len(items)), title)


def _item(entry: dict[str, Any], source: str) -> ParsedItem | None:
    raw = str(entry.get("content_html") or "")
    html = clean_html(raw) or clean_html(paragraphs(clean_text(str(entry.get("content_text") or ""))))
    text = words_of(html)
    url = safe_url(str(entry.get("url") or entry.get("external_url") or ""))
    headline = clean_line(str(entry.get("title") or "") or text[:60]) or url
    if not headline:
        return None
    return ParsedItem(
        guid=str(entry.get("id") or url or f"{headline}\0{text}"),
        headline=headline,
        html=html,
        text=text,
        summary=abstract(clean_text(str(entry.get("summary") or "")), text),
        url=url,
        byline=_authors(entry),
        source=source[:200],
        published_at=read_date(str(entry.get("date_published") or entry.get("date_modified") or "")),
        media=_media(entry, raw),
    )


def _authors(entry: dict[str, Any]) -> str:
    people = entry.get("authors") or [entry.get("author") or {}]
    found = [str(p.get("name", "")) for p in people if isinstance(p, dict)] if isinstance(people, list) else []
    return clean_line("、".join(name for name in found if name))[:200]


def _media(entry: dict[str, Any], raw: str) -> tuple[Media, ...]:
    """The entry's picture, what is attached to it, then the pictures of its text."""
    parts = entry.get("attachments")
    found = {safe_url(str(entry.get("image") or "")): ("image/*", "")}
    for part in parts if isinstance(parts, list) else []:
        if isinstance(part, dict):
            found[safe_url(str(part.get("url", "")))] = (clean_line(str(part.get("mime_type", "")))[:60], "")
    shown = {url: ("image/*", alt[:300]) for url, alt in pictures_of(raw).items()}
    return tuple(Media(url, *said) for url, said in {**shown, **found}.items() if url)

"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from typing import Any

from django.utils.html import escape
from django.utils.translation import gettext as _

from rongmei.domains.ingest.adapters.cleaning import clean_html, clean_line, clean_text, read_date, safe_url, words_of
from rongmei.domains.ingest.adapters.parsers.parsed import Input, Media, ParsedItem, ParseResult, Problem


def read(data: dict[str, Any], _given: Input) -> ParseResult:
    """Read a decoded JSON Feed; entries that are no objects are told as problems."""
    entries = data.get("items")
    if not isinstance(entries, list):
        return ParseResult(problems=(Problem(_("JSON Feed 里没有条目列表（items）。")),))
    title = clean_line(str(data.get("title", "")))
    good = [entry for entry in entries if isinstance(entry, dict)]
    items = tuple(item for entry in good if (item := _item(entry, title)))
    bad = len(entries) - len(items)
    problems = (Problem(_("有 %(n)d 条无法读取，已跳过。") % {"n": bad}),) if bad else ()
    return ParseResult(items, problems, title)


def _item(entry: dict[str, Any], source: str) -> ParsedItem | None:
    html = clean_html(str(entry.get("content_html") or ""))
    text = words_of(html) or clean_text(str(entry.get("content_text") or ""))
    headline = clean_line(str(entry.get("title") or "")) or text[:60]
    url = safe_url(str(entry.get("url") or entry.get("external_url") or ""))
    if not headline:
        return None
    return ParsedItem(
        guid=str(entry.get("id") or url or f"{headline}\0{text}"),
        headline=headline,
        html=html or clean_html("".join(f"<p>{line}</p>" for line in escape(text).splitlines() if line.strip())),
        text=text,
        summary=clean_text(str(entry.get("summary") or ""))[:500],
        url=url,
        byline=_authors(entry),
        source=source[:200],
        published_at=read_date(str(entry.get("date_published") or entry.get("date_modified") or "")),
        media=tuple(_media(entry)),
    )

    return [escape(line) for line in text.splitlines() if line.strip()]


def _authors(entry: dict[str, Any]) -> str:
    people = entry.get("authors") or [entry.get("author") or {}]
    found = [str(p.get("name", "")) for p in people if isinstance(p, dict)] if isinstance(people, list) else []
    return clean_line("、".join(name for name in found if name))[:200]


def _media(entry: dict[str, Any]) -> list[Media]:
    found = [Media(safe_url(str(entry.get("image") or "")), "image/*")]
    for part in entry.get("attachments") or []:
        if isinstance(part, dict):
            found.append(Media(safe_url(str(part.get("url", ""))), str(part.get("mime_type", ""))[:60]))
    return [m for m in found if m.url]

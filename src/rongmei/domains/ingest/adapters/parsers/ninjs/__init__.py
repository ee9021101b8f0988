"""IPTC ninjs 1.x to 3.1: one item, a list of them, or a package with associations."""

from typing import Any

from django.utils.html import escape
from django.utils.translation import gettext as _

from rongmei.domains.ingest.adapters.cleaning import clean_html, clean_line, clean_text, read_date, safe_url, words_of
from rongmei.domains.ingest.adapters.parsers.parsed import Media, ParsedItem, ParseResult, Problem

DEEPEST = 5


def read(data: Any) -> ParseResult:
    """Read decoded ninjs; what is not an item is told as a problem."""
    entries = data if isinstance(data, list) else data.get("items", [data]) if isinstance(data, dict) else []
    items = tuple(item for entry in entries if isinstance(entry, dict) and (item := _item(entry)))
    bad = len(entries) - len(items)
    if not items:
        return ParseResult(problems=(Problem(_("这不是 ninjs 或 JSON Feed 内容：没有标题或正文。请核对地址。")),))
    return ParseResult(items, (Problem(_("有 %(n)d 条无法读取，已跳过。") % {"n": bad}),) if bad else ())


def _item(entry: dict[str, Any]) -> ParsedItem | None:
    html = clean_html(_body(entry))
    text = words_of(html)
    headline = clean_line(_texts(entry, "headline", "headlines") or str(entry.get("title") or entry.get("name") or ""))
    if not (headline or text):
        return None
    return ParsedItem(
        guid=str(entry.get("uri") or f"{headline}\0{text}"),
        headline=headline or text[:60],
        html=html,
        text=text,
        summary=clean_text(_texts(entry, "description_text", "descriptions"))[:500],
        url=safe_url(str(entry.get("uri") or "")),
        byline=clean_line(str(entry.get("byline") or ""))[:200],
        source=clean_line(str(entry.get("copyrightholder") or entry.get("copyrightHolder") or ""))[:200],
        licence=clean_line(str(entry.get("usageterms") or entry.get("usageTerms") or ""))[:300],
        published_at=_date(entry),
        media=tuple(_media(entry, DEEPEST)),
    )


def _body(entry: dict[str, Any]) -> str:
    """Markup when there is some, else plain text in paragraphs; 2.x and later keep a list of bodies."""
    for body in _dicts(entry.get("bodies")):
        kind, value = str(body.get("contentType") or body.get("contenttype") or ""), str(body.get("value") or "")
        if value:
            return value if "html" in kind else _paragraphs(value)
    return str(entry.get("body_html") or entry.get("body_xhtml") or "") or _paragraphs(
        str(entry.get("body_text") or "")
    )


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{line}</p>" for line in escape(text).splitlines() if line.strip())


def _texts(entry: dict[str, Any], old: str, new: str) -> str:
    values = [str(part.get("value") or "") for part in _dicts(entry.get(new))]
    return next((v for v in values if v), str(entry.get(old) or ""))


def _date(entry: dict[str, Any]) -> Any:
    names = ("firstcreated", "firstCreated", "versioncreated", "versionCreated", "contentcreated", "contentCreated")
    return next((moment for n in names if (moment := read_date(str(entry.get(n) or "")))), None)


def _media(entry: dict[str, Any], depth: int) -> list[Media]:
    found = []
    for rendition in _dicts(entry.get("renditions")):
        url = safe_url(str(rendition.get("href") or ""))
        mime = str(rendition.get("mimetype") or rendition.get("contentType") or "")[:60]
        if url:
            found.append(Media(url, mime, clean_line(_texts(entry, "description_text", "descriptions"))[:300]))
    for part in _dicts(entry.get("associations")) if depth else ():
        found += _media(part, depth - 1)[:1]
    return found


def _dicts(value: Any) -> list[dict[str, Any]]:
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [part for part in parts if isinstance(part, dict)]

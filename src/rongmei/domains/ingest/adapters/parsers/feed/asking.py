"""Asking feedparser, which raises on some broken feeds: then a source is read entry by entry and a fault loses one."""

import codecs
import io
import logging
import re
from collections.abc import Mapping
from typing import Any

import feedparser

log = logging.getLogger(__name__)

MOST_ENTRIES = 5000
_ENTRY = re.compile(rb"(?=<(?:\w+:)?(?:item|entry)\b)")
_DECLARED = re.compile(rb"^\s*<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-?8)", re.IGNORECASE)
_WIDE = {codecs.BOM_UTF32_LE: "utf-32", codecs.BOM_UTF32_BE: "utf-32", codecs.BOM_LE: "utf-16", codecs.BOM_BE: "utf-16"}
_HIGH = re.compile(rb"[\x80-\xff]+")
_PROLOG = re.compile(rb"^\s*<\?xml[^>]*\?>")
_REFERENCE = re.compile(rb"&#(x[0-9a-f]+|[0-9]+);", re.IGNORECASE)


def ask(content: bytes, headers: Mapping[str, str]) -> tuple[Any, list[Any], int]:
    """What feedparser makes of a source: its answer, the entries, and how many of them it could not read."""
    told = "charset" in headers.get("content-type", "") or _DECLARED.match(content)
    harmless = _REFERENCE.sub(_allowed, _narrow(content) if told else _chinese(_narrow(content)))
    try:
        found = _parse(harmless, headers)
    except Exception:
        log.info("feedparser could not read a source whole", exc_info=True)
        return _piecemeal(_plain(harmless), headers)
    return found, found.entries, 0


def _parse(content: bytes, headers: Mapping[str, str]) -> Any:
    return feedparser.parse(io.BytesIO(content), response_headers=dict(headers), sanitize_html=False)


def _piecemeal(content: bytes, headers: Mapping[str, str]) -> tuple[Any, list[Any], int]:
    """Read the source once for every entry, without the others."""
    head, *pieces = _ENTRY.split(content)
    answer, entries = feedparser.FeedParserDict(feed={}, version="", bozo=False), []
    lost = max(len(pieces) - MOST_ENTRIES, 0)
    for piece in pieces[:MOST_ENTRIES]:
        try:
            answer = _parse(head + piece, headers)
            entries += answer.entries
        except Exception:
            lost += 1
    return answer, entries, lost


def _narrow(content: bytes) -> bytes:
    """A source whose first bytes say that its characters are wide, in UTF-8."""
    wide = next((encoding for mark, encoding in _WIDE.items() if content.startswith(mark)), None)
    return _PROLOG.sub(b"", content.decode(wide, "replace").encode()) if wide else content


def _chinese(content: bytes) -> bytes:
    """A source that declares no encoding, or UTF-8 and is not: in UTF-8 when it is China's older encoding.

    There bytes above 127 come in pairs, in Western ones they stand alone among letters.
    """
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        runs = _HIGH.findall(content)
        paired = sum(len(run) for run in runs if len(run) > 1)
        if paired > 0.9 * sum(map(len, runs)):
            return _PROLOG.sub(b"", content.decode("gb18030", "replace").encode())
    return content


def _plain(content: bytes) -> bytes:
    """The source as UTF-8 that can be decoded, saying nothing else of itself."""
    return _PROLOG.sub(b"", content.decode("utf-8", "replace").lstrip("\ufeff").encode())


def _allowed(reference: re.Match[bytes]) -> bytes:
    """A reference to a character that XML allows, else nothing: feedparser makes text of it that cannot be kept."""
    digits = reference[1].lower()
    code = int(digits[1:], 16) if digits.startswith(b"x") else int(digits[:10])
    allowed = code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF
    return reference[0] if allowed else b""

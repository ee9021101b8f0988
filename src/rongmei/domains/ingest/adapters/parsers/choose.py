"""Which parser reads these bytes: by content, whatever name or header says."""

import json
import logging
from typing import Any

from django.utils.translation import gettext as _

from rongmei.domains.ingest.adapters.parsers import feed, json_feed, ninjs, table, wxr  # noqa: F401 (they register)
from rongmei.domains.ingest.adapters.parsers.parsed import Input, ParseResult, Problem, parsers

log = logging.getLogger(__name__)

MOST_BYTES = 20_000_000
_MARKS = b"\xef\xbb\xbf \t\r\n"


def parse(given: Input) -> ParseResult:
    """Read any source we know. Never raises for what is in the bytes: problems are in the result."""
    try:
        return _read(given)
    except Exception:
        log.exception("a source of %d bytes could not be read", len(given.content))
        return ParseResult(problems=(Problem(_("内容无法解析，没有取出任何条目。请把来源交给系统管理员核查。")),))


def _read(given: Input) -> ParseResult:
    content = given.content[:MOST_BYTES].lstrip(_MARKS)
    if not content:
        return ParseResult(problems=(Problem(_("内容是空的，没有可以采集的条目。")),))
    if content[:1] in b"{[":
        return _json(content)
    if wxr.is_wxr(content):
        return parsers.get("wxr")(Input(content, given.url))
    return parsers.get("table" if content[:1] != b"<" and table.is_table(content) else "feed")(given)


def _json(content: bytes) -> ParseResult:
    try:
        data: Any = json.loads(_decoded(content))
    except (ValueError, RecursionError) as error:
        return ParseResult(problems=(Problem(_("不是完整的 JSON：%(why)s") % {"why": error}),))
    if isinstance(data, dict) and "jsonfeed.org" in str(data.get("version", "")):
        return json_feed.read(data)
    return ninjs.read(data)


def _decoded(content: bytes) -> str:
    """The text of JSON bytes: UTF-8, 16 or 32 as RFC 8259's first bytes tell, or China's older encoding."""
    for encoding in (json.detect_encoding(content), "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("utf-8", "replace")

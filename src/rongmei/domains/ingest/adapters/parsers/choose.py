"""Which parser reads these bytes: by content, whatever name or header says."""

import json

from django.utils.translation import gettext as _

from rongmei.domains.ingest.adapters.parsers import feed, json_feed, ninjs  # noqa: F401 (they register)
from rongmei.domains.ingest.adapters.parsers.parsed import Input, ParseResult, Problem, parsers

MOST_BYTES = 20_000_000


def parse(given: Input) -> ParseResult:
    """Read any source we know. Never raises for what is in the bytes: problems are in the result."""
    content = given.content[:MOST_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not content:
        return ParseResult(problems=(Problem(_("内容是空的，没有可以采集的条目。")),))
    if content[:1] in b"{[":
        return _json(content, given)
    return parsers.get("feed")(given)


def _json(content: bytes, given: Input) -> ParseResult:
    try:
        data = json.loads(content.decode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        return ParseResult(problems=(Problem(_("不是完整的 JSON：%(why)s") % {"why": error}),))
    if isinstance(data, dict) and "jsonfeed.org" in str(data.get("version", "")):
        return json_feed.read(data, given)
    return ninjs.read(data)

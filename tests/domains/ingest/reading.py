"""Reading a source as the tests of ingest do, and looking at what comes out with other eyes than the product's."""

from collections.abc import Iterator
from html.parser import HTMLParser

from rongmei.domains.ingest.adapters.cleaning import DROPPED, TAGS
from rongmei.domains.ingest.adapters.parsers import ParsedItem, ParseResult, parse
from rongmei.domains.ingest.adapters.parsers.parsed import Input

ADDRESS = "https://x.example/feed"


def read(text: str | bytes, **headers: str) -> ParseResult:
    """What a source says."""
    return parse(Input(text if isinstance(text, bytes) else text.encode(), ADDRESS, headers))


def strings(item: ParsedItem) -> Iterator[str]:
    """Every string that goes into the database."""
    yield from (item.headline, item.html, item.text, item.summary, item.url, item.byline, item.source, item.licence)
    yield from (word for m in item.media for word in (m.url, m.mime, m.caption))


def storable(text: str) -> bool:
    """True when PostgreSQL takes it."""
    return "\0" not in text and text.encode("utf-8", "replace").decode() == text


class Markup(HTMLParser):
    """The words of markup, and what in it could act."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words = ""
        self.acting: list[str] = []
        self._dropped: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in DROPPED:
            self._dropped.append(tag)
        if tag not in TAGS:
            self.acting.append(tag)
        self.acting += [name for name, value in attrs if not _harmless(name, value or "")]

    def handle_endtag(self, tag: str) -> None:
        if tag in self._dropped:
            self._dropped = self._dropped[: self._dropped.index(tag)]

    def handle_data(self, data: str) -> None:
        if not self._dropped:
            self.words += data


def _harmless(name: str, value: str) -> bool:
    return name in ("rel", "title", "lang") or (name == "href" and value.startswith(("http://", "https://")))

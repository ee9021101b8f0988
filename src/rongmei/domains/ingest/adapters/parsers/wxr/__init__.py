"""WordPress's export (WXR 1.x): the published articles of an old site, element by element; what is left out is told.

An export also holds drafts, private and protected articles, pages, menus and attachments: as a feed it would leak them.
"""

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, iterparse

from django.utils.translation import gettext as _

from rongmei.domains.ingest.adapters.cleaning import clean_line
from rongmei.domains.ingest.adapters.parsers.parsed import Input, ParsedItem, ParseResult, Problem, parsers
from rongmei.domains.ingest.adapters.parsers.wxr.article import article_of, local, texts, why_left_out

MARK = b"http://wordpress.org/export/"
HEAD = 4096


def is_wxr(content: bytes) -> bool:
    """True when the bytes begin as WordPress's export does."""
    return MARK in content[:HEAD]


def read(given: Input) -> ParseResult:
    """Read an export. What stands before a fault of the file is taken, and the fault is told."""
    if b"<!DOCTYPE" in given.content or b"<!ENTITY" in given.content:
        return ParseResult(problems=(Problem(_("文件里有实体声明，不安全，没有读取。请重新从 WordPress 导出。")),))
    reading = _Reading()
    try:
        for _event, element in iterparse(BytesIO(given.content)):  # noqa: S314 (as above)  # nosec B314
            reading.take(element)
    except ParseError as error:
        told = _("源文件格式有误%(place)s，已取出能读的 %(n)d 条。")
        place = _("第 %(n)d 行附近") % {"n": error.position[0]}
        reading.faults.append(Problem(told % {"place": place, "n": len(reading.articles)}))
    return reading.result()


class _Reading:
    """What has been read so far: articles as their elements' texts, and what they refer to."""

    def __init__(self) -> None:
        self.title = ""
        self.authors: dict[str, str] = {}
        self.pictures: dict[str, str] = {}
        self.articles: list[dict[str, list[str]]] = []
        self.left, self.faults = Counter[str](), list[Problem]()

    def take(self, element: Element) -> None:
        """Keep what an element says once it has ended, and let go of the element."""
        name = local(element)
        if name == "author":
            said = texts(element)
            self.authors[said["author_login"][0]] = said["author_display_name"][0]
        elif name == "item":
            self._item(texts(element))
            element.clear()
        elif name == "title" and not self.title:
            self.title = clean_line(element.text or "")

    def _item(self, said: dict[str, list[str]]) -> None:
        if said["post_type"][0] == "attachment":
            self.pictures[said["post_id"][0]] = said["attachment_url"][0]
        elif why := why_left_out(said):
            self.left[why] += 1
        else:
            self.articles.append(said)

    def result(self) -> ParseResult:
        """Articles with their authors' names and lead pictures."""
        items = tuple(self._items())
        left = [Problem(_("没有采用 %(n)d 篇：%(why)s。") % {"n": n, "why": why}) for why, n in self.left.items()]
        return ParseResult(items, (*self.faults, *left), self.title)

    def _items(self) -> Iterator[ParsedItem]:
        for said in self.articles:
            yield article_of(said, self.title, self.authors, self.pictures)


parsers.register("wxr", read)

"""WordPress's export of any size, read as it flows: one item is in memory at a time, and no entity is ever declared."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO
from xml.parsers import expat

from django.utils.translation import gettext as _

from rongmei.domains.ingest.adapters.archives.article import (
    Fault,
    LeftOut,
    OldEntry,
    Said,
    illustrated,
    with_cover,
    without_places,
)
from rongmei.domains.ingest.adapters.archives.flowing import LONGEST, Reader, Unsafe
from rongmei.domains.ingest.adapters.cleaning import clean_html, clean_line, clean_text, safe_url, words_of
from rongmei.domains.ingest.adapters.dates import read_date
from rongmei.domains.ingest.adapters.parsers.parsed import abstract
from rongmei.domains.ingest.adapters.parsers.wxr.article import THUMBNAIL, bare, why_left_out

CHUNK = 1 << 16


def read_export(path: Path, base: str) -> Iterator[OldEntry | LeftOut | Fault]:
    """The articles of an export, in its order; a fault of the file ends it and is told.

    Args:
        base: scheme and host of the old site.
    """
    site, last = _Site(), ""
    for said in _items(path):  # authors and pictures may stand behind the articles that name them
        site.note(said)
    try:
        for said in _items(path, strict=True):
            if said["kind"][0] == "item" and said["post_type"][0] != "attachment":
                last = clean_line(said["title"][0])[:100]
                yield _entry(said, site, base)
    except Unsafe:
        yield Fault("", _("文件里有实体声明，不安全，没有读取。请重新从 WordPress 导出。"))
    except expat.ExpatError as error:
        told = _("文件第 %(n)d 行附近有错误，后面的没有读取。请修好后再导入一次，已导入的不会重复。")
        yield Fault(last, told % {"n": error.lineno})


class _Site:
    """What articles refer to: names of authors by sign-in name, addresses of pictures by number."""

    def __init__(self) -> None:
        self.authors: dict[str, str] = {}
        self.pictures: dict[str, str] = {}

    def note(self, said: Said) -> None:
        """Keep what a thing of the file says for others."""
        if said["kind"][0] == "author":
            self.authors[said["author_login"][0]] = said["author_display_name"][0]
        elif said["post_type"][0] == "attachment":
            self.pictures[said["post_id"][0]] = said["attachment_url"][0]


def _entry(said: Said, site: _Site, base: str) -> OldEntry | LeftOut | Fault:
    headline = clean_line(words_of(clean_html(said["title"][0])))
    if said["overlong"][0]:
        return Fault(headline, _("超过 %(n)d 万字，没有导入。") % {"n": LONGEST // 10000})
    if why := why_left_out(said):
        return LeftOut(why)
    html, pictures = illustrated(bare(said["content"][0]), base)
    pictures, cover = with_cover(pictures, safe_url(site.pictures.get(said[THUMBNAIL][0], "")))
    text, creator, number = without_places(words_of(html)), said["creator"][0], said["post_id"][0]
    return OldEntry(
        guid=said["guid"][0] or said["link"][0] or f"wordpress:{number}",
        headline=headline or clean_line(text[:60]),
        html=html,
        text=text,
        summary=abstract(clean_text(words_of(clean_html(said["excerpt"][0]))), text),
        byline=clean_line(site.authors.get(creator, creator))[:200],
        source="",
        sections=tuple(filter(None, map(clean_line, said["category"]))),
        addresses=tuple(filter(None, (said["link"][0].strip(), said["guid"][0].strip(), number and f"/?p={number}"))),
        at=read_date(said["pubDate"][0]) or read_date(said["post_date"][0]),
        pictures=pictures,
        cover=cover,
    )


def _items(path: Path, *, strict: bool = False) -> Iterator[Said]:
    """Each item and author as the texts of its parts by name.

    Raises:
        Unsafe, expat.ExpatError: when `strict`; else it ends there.
    """
    reader = Reader()
    with path.open("rb") as file:
        try:
            for part in _parts(file):
                reader.read(part)
                yield from reader.taken()
        except (Unsafe, expat.ExpatError):
            yield from reader.taken()
            if strict:
                raise


def _parts(file: IO[bytes]) -> Iterator[bytes]:
    while part := file.read(CHUNK):
        yield part
    yield b""

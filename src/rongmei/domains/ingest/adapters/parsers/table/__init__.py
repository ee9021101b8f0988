"""A table of articles (CSV), as most old systems can be made to give one; columns are known by their names."""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import timedelta

from django.utils import timezone
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
from rongmei.domains.ingest.adapters.parsers.parsed import (
    Input,
    Media,
    ParsedItem,
    ParseResult,
    Problem,
    abstract,
    parsers,
)

# What each column may be called; the first two must be there.
NAMES = {
    "headline": ("标题", "title", "headline"),
    "body": ("正文", "内容", "content", "body"),
    "summary": ("摘要", "summary", "excerpt"),
    "date": ("发布时间", "日期", "时间", "date", "published"),
    "author": ("作者", "author", "byline"),
    "source": ("来源", "source"),
    "url": ("网址", "链接", "url", "link"),
    "id": ("编号", "id", "guid"),
    "picture": ("图片", "picture", "image"),
}
MUST = ("headline", "body")
LONGEST = 2_000_000
MOST_TOLD = 5
# What was published longer ago is an old site's, not news.
OLD = timedelta(days=90)


def is_table(content: bytes) -> bool:
    """True when the first line names a column of headlines and one of bodies."""
    head = next(iter(_text(content[:4096]).splitlines()), "")
    return all(name in _columns(next(csv.reader([head]), [])) for name in MUST)


def read(given: Input) -> ParseResult:
    """Read a table; rows without headline or body, and a row that is broken, are named by their line and left out."""
    csv.field_size_limit(LONGEST)
    rows = csv.reader(io.StringIO(_text(given.content), newline=""))
    columns = _columns(next(rows))
    items, bad = list[ParsedItem](), list[int]()
    try:
        for row in rows:
            if not any(row):
                continue
            item = _item({name: row[place] for name, place in columns.items() if place < len(row)})
            items += [item] if item else []
            bad += [] if item else [rows.line_num]
    except csv.Error:
        bad.append(rows.line_num)
    return ParseResult(tuple(items), tuple(_told(bad)))


def _told(bad: list[int]) -> Iterator[Problem]:
    if bad:
        lines = "、".join(map(str, bad[:MOST_TOLD]))
        told = _("没有采用 %(n)d 行：缺标题或正文，或格式有误（第 %(lines)s 行等）。")
        yield Problem(told % {"n": len(bad), "lines": lines})


def _item(row: Mapping[str, str]) -> ParsedItem | None:
    raw, headline = row.get("body", ""), clean_line(words_of(clean_html(row.get("headline", ""))))
    html = clean_html(raw if "<" in raw and ">" in raw else paragraphs(raw))
    text, url, cover = words_of(html), safe_url(row.get("url", "")), safe_url(row.get("picture", ""))
    if not headline or not text:
        return None
    shown = {**({cover: ""} if cover else {}), **pictures_of(raw)}
    published = read_date(row.get("date", ""))
    return ParsedItem(
        guid=clean_line(row.get("id", "")) or url or f"{headline}\0{text}",
        headline=headline,
        html=html,
        text=text,
        summary=abstract(clean_text(words_of(clean_html(row.get("summary", "")))), text),
        url=url,
        byline=clean_line(row.get("author", ""))[:200],
        source=clean_line(row.get("source", ""))[:200],
        published_at=published,
        archive=published is not None and timezone.now() - published > OLD,
        media=tuple(Media(address, "image/*", alt[:300]) for address, alt in shown.items()),
    )


def _columns(head: list[str]) -> dict[str, int]:
    names = [clean_line(name).lower() for name in head]
    return {key: names.index(name) for key, known in NAMES.items() for name in known if name in names}


def _text(content: bytes) -> str:
    """UTF-8, or China's older encoding, which Excel writes."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        cut = error.start > len(content) - 4
        return content.decode("utf-8-sig", "ignore") if cut else content.decode("gb18030", "replace")


parsers.register("table", read)

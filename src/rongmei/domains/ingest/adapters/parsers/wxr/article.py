"""One item of WordPress's export."""

import re
from collections import defaultdict
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from rongmei.domains.ingest.adapters.cleaning import clean_html, clean_line, clean_text, pictures_of, safe_url, words_of
from rongmei.domains.ingest.adapters.dates import read_date
from rongmei.domains.ingest.adapters.parsers.parsed import Media, ParsedItem, abstract

Said = Mapping[str, list[str]]
# What plug-ins would have replaced; the words inside stay.
_SHORTCODE = re.compile(r"\[/?(?:caption|gallery|embed|audio|video|playlist|wp_caption)\b[^\]]{0,1000}\]")
_BLANK = re.compile(r"\r?\n\s*\r?\n")
_BLOCK = re.compile(r"(?i)<(?:p|div|h[1-6]|ul|ol|table|blockquote|figure)\b")
THUMBNAIL = "_thumbnail_id"


def local(element: Element) -> str:
    """An element's name without its namespace, which changes with each version of the format."""
    return str(element.tag).rpartition("}")[2]


def texts(element: Element) -> dict[str, list[str]]:
    """The texts of an element's children by name ("" for one that is not there); `encoded` by what it encodes; of
    `postmeta` the value by its key.
    """
    said: dict[str, list[str]] = defaultdict(lambda: [""])
    for child in element:
        name, text = local(child), child.text or ""
        if name == "encoded":
            name = "excerpt" if "excerpt" in str(child.tag) else "content"
        elif name == "postmeta":
            inner = {local(part): part.text or "" for part in child}
            name, text = inner.get("meta_key", ""), inner.get("meta_value", "")
        said[name] = [*said.get(name, []), text]
    return said


def why_left_out(said: Said) -> str:
    """Why an item is no public article, in words; empty when it is one."""
    if said["post_type"][0] != "post":
        return _("不是文章（页面、菜单等）")
    if said["post_password"][0]:
        return _("需要密码才能看")
    if said["status"][0] == "private":
        return _("设为私密")
    if said["status"][0] != "publish":
        return _("没有发布（草稿、待审、回收站等）")
    return "" if said["content"][0].strip() or said["title"][0].strip() else _("没有标题和正文")


def article_of(said: Said, site: str, authors: Mapping[str, str], pictures: Mapping[str, str]) -> ParsedItem:
    """A public article.

    Args:
        authors: names by sign-in name.
        pictures: addresses of attachments by their number.
    """
    raw = bare(said["content"][0])
    html, url = clean_html(raw), safe_url(said["link"][0])
    text, creator = words_of(html), said["creator"][0]
    headline = clean_line(words_of(clean_html(said["title"][0])))
    return ParsedItem(
        guid=said["guid"][0] or url or f"wordpress:{said['post_id'][0]}",
        headline=headline or clean_line(text[:60]) or url,
        html=html,
        text=text,
        summary=abstract(clean_text(words_of(clean_html(said["excerpt"][0]))), text),
        url=url,
        byline=clean_line(authors.get(creator, creator))[:200],
        source=site[:200],
        published_at=read_date(said["pubDate"][0]) or read_date(said["post_date"][0]),
        archive=True,
        media=_media(raw, safe_url(pictures.get(said[THUMBNAIL][0], ""))),
    )


def bare(raw: str) -> str:
    """A body as markup: WordPress keeps paragraphs as blank lines and makes the markup when it shows them."""
    raw = _SHORTCODE.sub("", raw)
    if _BLOCK.search(raw):
        return raw
    return "".join(f"<p>{part}</p>" for part in _BLANK.split(raw) if part.strip())


def _media(raw: str, cover: str) -> tuple[Media, ...]:
    shown = pictures_of(raw)
    lead = (Media(cover, "image/*", shown.get(cover, "")[:300]),) if cover else ()
    return (*lead, *(Media(url, "image/*", alt[:300]) for url, alt in shown.items() if url != cover))

"""Cleaning at the door: nothing hostile passes, and every visible word arrives."""

import html as entities
import re
import unicodedata
from urllib.parse import urlsplit

import nh3
from django.utils.html import escape, strip_tags

TAGS = {
    "p", "br", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "strong", "b", "em", "i", "a", "hr",
    "table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "div", "span", "section", "article", "pre",
}  # fmt: skip
DROPPED = {"script", "style", "iframe", "object", "embed", "noscript", "template", "svg", "math", "title"}
# Control characters, halves of characters that no database keeps, and marks that turn the reading direction to make a
# word look like another.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufff9-\uffff"
    "\U000e0000-\U000e007f]"
)
# Blocks we do not keep become ones we do, so that the words on either side of their ends stay apart.
_OTHER_BLOCKS = re.compile(
    r"(?i)(</?)(?:h[156]|dl|dt|dd|aside|header|footer|main|nav|address|caption|center|details|summary|form|option)\b"
)
_BLOCKS = re.compile(
    r"(?i)</?(?:p|div|h\d|ul|ol|li|table|tr|blockquote|figure|figcaption|pre|section|article|br|hr)\b[^<>]*>"
)
_CELLS = re.compile(r"(?i)</t[dh]>")
PICTURE = re.compile(r"(?i)<img\b[^<>]*>")
_ATTRIBUTE = re.compile(r"""(?i)\b(src|alt)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")
_MANY = re.compile(r"[ \t\u3000\xa0]+")


def clean_html(html: str) -> str:
    """Markup of our own small set; links to http and https only; no attribute that acts; text in NFC."""
    visible = _OTHER_BLOCKS.sub(r"\1div", _HIDDEN.sub("", html))
    cleaned = nh3.clean(
        visible, tags=TAGS, clean_content_tags=DROPPED, attributes={"a": {"href"}},
        url_schemes={"http", "https"}, link_rel="noopener noreferrer nofollow",
    )  # fmt: skip
    return unicodedata.normalize("NFC", cleaned)


def words_of(html: str) -> str:
    """The words of cleaned markup, one block a line."""
    lines = strip_tags(_CELLS.sub(" ", _BLOCKS.sub("\n", html))).splitlines()
    kept = [_MANY.sub(" ", entities.unescape(line)).strip() for line in lines]
    return "\n".join(line for line in kept if line)


def clean_text(text: str) -> str:
    """Plain text without hidden characters, in NFC."""
    return unicodedata.normalize("NFC", _HIDDEN.sub("", text)).strip()


def clean_line(text: str) -> str:
    """Plain text on one line."""
    return " ".join(clean_text(text).split())


def paragraphs(text: str) -> str:
    """Plain text as markup, a paragraph a line."""
    return "".join(f"<p>{line}</p>" for line in escape(text).splitlines() if line.strip())


def safe_url(url: str) -> str:
    """The address when it is http or https with a host, else nothing."""
    shown = _HIDDEN.sub("", url).strip()
    try:
        parts = urlsplit(shown)
    except ValueError:
        return ""
    return shown if parts.scheme in ("http", "https") and parts.hostname else ""


def described(tag: str) -> dict[str, str]:
    """Address (`src`) and words (`alt`) of one picture's tag in raw markup."""
    return {name.lower(): entities.unescape(value.strip("\"'")) for name, value in _ATTRIBUTE.findall(tag)}


def pictures_of(html: str) -> dict[str, str]:
    """Addresses of the pictures in raw markup, each with its words (`alt`)."""
    found: dict[str, str] = {}
    for tag in PICTURE.findall(html):
        given = described(tag)
        if url := safe_url(given.get("src", "")):
            found.setdefault(url, clean_line(given.get("alt", "")))
    return found

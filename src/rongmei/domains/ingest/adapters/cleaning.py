"""Cleaning at the door: nothing hostile passes, and every visible word arrives."""

import html as entities
import re
import unicodedata
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import nh3
from django.utils.dateparse import parse_datetime
from django.utils.html import strip_tags

TAGS = {
    "p", "br", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "strong", "b", "em", "i", "a", "hr",
    "table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "div", "span", "section", "article", "pre",
}  # fmt: skip
DROPPED = {"script", "style", "iframe", "object", "embed", "noscript", "template", "svg", "math"}
# Control characters, and marks that turn the reading direction to make a word look like another.
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]")
_BLOCK_ENDS = re.compile(r"(?i)<(?:/(?:p|div|h\d|li|tr|blockquote|figure|figcaption|pre|section|article)|br|hr)[^>]*>")
_MANY = re.compile(r"[ \t\u3000\xa0]+")


def clean_html(html: str) -> str:
    """Markup of our own small set; links to http and https only; no attribute that acts; text in NFC."""
    visible = _HIDDEN.sub("", html)
    cleaned = nh3.clean(
        visible, tags=TAGS, clean_content_tags=DROPPED, attributes={"a": {"href"}},
        url_schemes={"http", "https"}, link_rel="noopener noreferrer nofollow",
    )  # fmt: skip
    return unicodedata.normalize("NFC", cleaned)


def words_of(html: str) -> str:
    """The words of cleaned markup, one block a line."""
    lines = strip_tags(_BLOCK_ENDS.sub("\n", html)).splitlines()
    kept = [_MANY.sub(" ", entities.unescape(line)).strip() for line in lines]
    return "\n".join(line for line in kept if line)


def clean_text(text: str) -> str:
    """Plain text without hidden characters, in NFC."""
    return unicodedata.normalize("NFC", _HIDDEN.sub("", text)).strip()


def clean_line(text: str) -> str:
    """Plain text on one line."""
    return " ".join(clean_text(text).split())


def safe_url(url: str) -> str:
    """The address when it is http or https with a host, else nothing."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in ("http", "https") and parts.hostname else ""


def read_date(text: str) -> datetime | None:
    """An aware moment from RFC 3339 or RFC 822; None when it cannot be read. A date without a zone is UTC."""
    text = text.strip()
    for reader in (parse_datetime, parsedate_to_datetime):
        try:
            moment = reader(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        if moment is not None:
            return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None

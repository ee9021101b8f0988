"""What an old site's file tells: articles, what is no public article, and faults."""

import hashlib
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from rongmei.domains.ingest.adapters.cleaning import PICTURE, clean_html, clean_line, described, safe_url
from rongmei.domains.ingest.adapters.parsers.parsed import Media

# Nobody who wrote an article could know it: words that look like a picture's place are only words.
_SECRET = secrets.token_hex(8)
PLACE = re.compile(rf"⟦{_SECRET}:(\d{{1,6}})⟧")

Said = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class OldEntry:
    """One public article of an old site, cleaned.

    Attributes:
        html: cleaned markup; where a picture stood, `PLACE` names its number in `pictures`.
        addresses: every address it answered at, as the file tells them.
        at: aware, None when no date can be read.
        cover: number of the lead picture, None without one.
    """

    guid: str
    headline: str
    html: str
    text: str
    summary: str
    byline: str
    source: str
    sections: tuple[str, ...]
    addresses: tuple[str, ...]
    at: datetime | None
    pictures: tuple[Media, ...]
    cover: int | None = None

    @property
    def key(self) -> str:
        """The guid at a fixed length."""
        return hashlib.sha256(self.guid.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that was no public article, and why."""

    why: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that should have been one: where it stands, and what is wrong with it."""

    where: str
    words: str


def illustrated(raw: str, base: str = "") -> tuple[str, tuple[Media, ...]]:
    """Cleaned markup with places where its pictures stood, and the pictures.

    Args:
        base: scheme and host for addresses without one.
    """
    found: list[Media] = []

    def place(tag: re.Match[str]) -> str:
        given = described(tag[0])
        url = safe_url(_absolute(given.get("src", ""), base))
        if not url:
            return ""
        found.append(Media(url, "image/*", clean_line(given.get("alt", ""))[:300]))
        return f"<p>⟦{_SECRET}:{len(found) - 1}⟧</p>"

    return clean_html(PICTURE.sub(place, raw)), tuple(found)


def without_places(text: str) -> str:
    """Words without the places of pictures."""
    return "\n".join(line for line in PLACE.sub("", text).splitlines() if line.strip())


def with_cover(pictures: tuple[Media, ...], url: str) -> tuple[tuple[Media, ...], int | None]:
    """The pictures with a lead picture among them, and its number."""
    if not url:
        return pictures, None
    urls = [media.url for media in pictures]
    return (pictures, urls.index(url)) if url in urls else ((*pictures, Media(url, "image/*")), len(urls))


def _absolute(url: str, base: str) -> str:
    if url.startswith("//"):
        return f"http:{url}"
    return f"{base}{url}" if base and url.startswith("/") else url

"""What every parser yields."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from rongmei.core.registry import Registry


@dataclass(frozen=True, slots=True)
class Media:
    """A picture or clip an item names: where it lies, its media type, its caption."""

    url: str
    mime: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class ParsedItem:
    """One entry of a source, cleaned.

    Attributes:
        guid: what makes it itself: the source's id, else its link, else a hash of what it says.
        html: cleaned markup; `text` is the same in plain words.
        published_at: aware, None when the source gives no date that can be read.
        archive: an old site's article: kept and found, but no news.
    """

    guid: str
    headline: str
    html: str = ""
    text: str = ""
    summary: str = ""
    url: str = ""
    byline: str = ""
    source: str = ""
    licence: str = ""
    published_at: datetime | None = None
    media: tuple[Media, ...] = ()
    archive: bool = False

    @property
    def key(self) -> str:
        """The guid at a fixed length, for a unique key."""
        return _hash(self.guid)

    @property
    def content_hash(self) -> str:
        """A hash of what it says: when it changes, the item was revised."""
        return _hash(f"{self.headline}\0{self.html}\0{self.summary}")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a source, in plain words; what could be read is taken all the same."""

    words: str


@dataclass(frozen=True, slots=True)
class ParseResult:
    """What could be read, what could not, and what the source calls itself."""

    items: tuple[ParsedItem, ...] = ()
    problems: tuple[Problem, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Input:
    """Bytes to read: where they came from, and what the transport says of their type."""

    content: bytes
    url: str = ""
    headers: dict[str, str] = field(default_factory=dict)


Parser = Callable[[Input], ParseResult]
parsers: Registry[Parser] = Registry("parser")


def skipped(count: int) -> tuple[Problem, ...]:
    """The sentence for entries that hold nothing we can take; none for none."""
    return (Problem(_("有 %(n)d 条没有内容或无法读取，已跳过。") % {"n": count}),) if count else ()


def abstract(summary: str, text: str) -> str:
    """A summary for lists: cut short when the text says it anyway, whole when its words stand nowhere else."""
    return summary[:500] if summary in text else summary


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()

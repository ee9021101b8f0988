"""What formatters are given: one signed story, ready to be shown, and the site it is shown on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString

from rongmei.domains.publishing.adapters.sections import Section, sections_of

# From an article's page to the root of its site; see `article_path`.
TO_ROOT = "../../"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on the site: addresses relative to the site's root, and what to say of it."""

    large: str
    thumb: str
    width: int
    height: int
    alt: str
    credit: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction's note and when it was made."""

    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Teaser:
    """One story as lists show it.

    Attributes:
        cover: the lead picture, None when it has none.
        updated_at: when this very version went live.
    """

    id: int
    uuid: str
    headline: str
    summary: str
    byline: str
    subjects: tuple[tuple[str, str], ...]
    cover: Picture | None
    published_at: datetime
    updated_at: datetime

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections it stands in; lists name the first."""
        return sections_of(self.subjects)

    @property
    def path(self) -> str:
        """Its file below the site's root."""
        return article_path(self.id, self.published_at)


@dataclass(frozen=True, slots=True)
class Article(Teaser):
    """One story as readers see it whole."""

    body: SafeString
    text: str
    sources: tuple[str, ...]
    keywords: tuple[str, ...]
    characters: int
    corrections: tuple[Correction, ...]
    content_hash: str

    def body_from(self, root: str) -> str:
        """The body for readers elsewhere, such as a feed's: pictures addressed from `root`, not from the page."""
        return str(self.body).replace(f'src="{TO_ROOT}', f'src="{escape(root)}')

    @property
    def minutes(self) -> int:
        """Reading time in minutes, at 400 characters a minute."""
        return max(1, round(self.characters / 400))


@dataclass(frozen=True, slots=True)
class Site:
    """The public site of one centre.

    Attributes:
        base: its path on this node, e.g. "/site/511921/".
        origin: scheme and host for addresses that must be absolute; may be empty.
        licences: label and number of each.
        mark: path of the picture in the masthead.
    """

    code: str
    name: str
    place: str
    base: str
    origin: str
    licences: tuple[tuple[str, str], ...]
    mark: str

    def absolute(self, path: str) -> str:
        """The full address of a path below the site's root."""
        return f"{self.origin}{self.base}{path}"


Rendered = Mapping[str, bytes]
Context = dict[str, Any]


def article_path(story: int, at: datetime) -> str:
    """Where a story lies: by month of first publication, in local time, and its id."""
    return f"a/{timezone.localtime(at):%Y%m}/{story}.html"

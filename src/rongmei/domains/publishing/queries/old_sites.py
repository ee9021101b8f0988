"""Old sites on their way here: how many articles stand where, and what went wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Min, Q

from rongmei.core.scoping.rows import row
from rongmei.domains.publishing.enums import OldArticleState
from rongmei.domains.publishing.models import OldArticle, OldSite

PROBLEMATIC = ~Q(problem="") | ~Q(lacks=[]) | Q(state=OldArticleState.CHANGED)


@dataclass(frozen=True, slots=True)
class OldSiteRecord:
    """One old site: articles by state, those with a problem, and the span of their dates.

    Attributes:
        left: how many things of the file were left out, by reason.
        read_at: when a file was read to its end; None while one is being read, or was interrupted.
    """

    id: int
    name: str
    host: str
    left: dict[str, int]
    read_at: datetime | None
    created_at: datetime
    counts: dict[str, int]
    problems: int
    first: datetime | None
    last: datetime | None

    @property
    def stories(self) -> int:
        """How many articles are here as stories."""
        return sum(n for state, n in self.counts.items() if state != OldArticleState.REFUSED)

    @property
    def waiting(self) -> int:
        """How many wait for a signature."""
        return self.counts.get(OldArticleState.TAKEN, 0)

    @property
    def signed(self) -> int:
        """How many are signed and not yet out."""
        return self.counts.get(OldArticleState.COVERED, 0)

    @property
    def live(self) -> int:
        """How many were brought out."""
        return self.counts.get(OldArticleState.LIVE, 0)

    @property
    def refused(self) -> int:
        """How many could not be taken in."""
        return self.counts.get(OldArticleState.REFUSED, 0)


@dataclass(frozen=True, slots=True)
class OldArticleRecord:
    """One article of an old site."""

    id: int
    story: int | None
    headline: str
    author: str
    section: str
    address: str
    at: datetime | None
    state: str
    state_label: str
    problem: str
    lacks: tuple[tuple[str, str], ...]
    batch: int | None


def old_sites() -> list[OldSiteRecord]:
    """Every old site of the readable organisation, the newest first."""
    rows = list(OldSite.objects.readonly().order_by("-id"))
    return _records(rows)


def old_site(pk: int) -> OldSiteRecord:
    """One old site; NotFound outside the scope."""
    return _records([row(OldSite, pk)])[0]


def old_articles(site: int, *, state: str = "", limit: int = 20) -> list[OldArticleRecord]:
    """Some articles of a site, the newest first; in one state when it is named."""
    found = OldArticle.objects.readonly().filter(site_id=site)
    found = found.filter(state=state) if state else found.exclude(state=OldArticleState.REFUSED)
    return [_article(x) for x in found.order_by("-dated_at", "-id")[:limit]]


def old_problems(site: int) -> Iterator[OldArticleRecord]:
    """Everything of a site that went wrong, as it came in."""
    found = OldArticle.objects.readonly().filter(PROBLEMATIC, site_id=site).order_by("id")
    return (_article(x) for x in found.iterator(chunk_size=500))


def old_origin(story: int) -> OldArticleRecord | None:
    """Where a story comes from, when it is an old site's; None for any other."""
    found = OldArticle.objects.readonly().filter(story_id=story).first()
    return _article(found) if found else None


def unfinished() -> list[int]:
    """Old sites of the writing organisation with signed articles that are not out."""
    found = OldArticle.mine().filter(state=OldArticleState.COVERED).values_list("site_id", flat=True)
    return sorted(set(found.distinct()))


def _records(rows: list[OldSite]) -> list[OldSiteRecord]:
    counts: dict[int, dict[str, int]] = {}
    mine = OldArticle.objects.filter(site__in=[x.pk for x in rows])
    for site, state, n in mine.values_list("site_id", "state").annotate(n=Count("pk")).order_by():
        counts.setdefault(site, {})[state] = n
    taken = mine.exclude(state=OldArticleState.REFUSED)
    dated = taken.values_list("site_id").annotate(a=Min("dated_at"), b=Max("dated_at")).order_by()
    spans = {site: (first, last) for site, first, last in dated}
    wrong = dict(mine.filter(PROBLEMATIC).values_list("site_id").annotate(n=Count("pk")).order_by())
    return [
        OldSiteRecord(
            x.pk, x.name, x.host, x.left, x.read_at, x.created_at, counts.get(x.pk, {}), wrong.get(x.pk, 0),
            *spans.get(x.pk, (None, None)),
        )
        for x in rows
    ]  # fmt: skip


def _article(x: OldArticle) -> OldArticleRecord:
    return OldArticleRecord(
        x.pk, x.story_id, x.headline, x.author, x.section, x.address, x.dated_at, x.state,
        x.get_state_display(), x.problem, tuple((url, why) for url, why in x.lacks), x.batch_id,
    )  # fmt: skip

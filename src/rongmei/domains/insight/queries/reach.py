"""Reach of stories, topics and the whole centre."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.utils import timezone

from rongmei.core.scoping import current
from rongmei.domains.insight.enums import Order
from rongmei.domains.insight.queries.counting import Counts, by_hour, by_story, calendar, clock, only, total, ways
from rongmei.domains.insight.queries.lately import Lately
from rongmei.domains.insight.queries.records import Overview, Part, Reach, StoryReach, TopicReach
from rongmei.domains.insight.queries.views import lake, views
from rongmei.domains.publishing.api import Outing, went_live
from rongmei.domains.stories.api import stories

Wanted = Collection[int] | None

LIMIT = 100
_KEYS = {
    Order.VIEWS: lambda s: s.reach.views,
    Order.READERS: lambda s: s.reach.readers,
    Order.COMPLETED: lambda s: s.reach.completed,
    Order.NEWEST: lambda s: s.first_live_at.timestamp(),
}
NONE_YET = Reach(0, 0, 0)


@dataclass(frozen=True, slots=True)
class _Counted:
    """What the lake says of a period; `total` is None when nothing had been measured by its end."""

    total: Reach | None = None
    hours: Counts = field(default_factory=dict)
    read: dict[int, Reach] = field(default_factory=dict)
    channels: tuple[Part, ...] = ()
    origins: tuple[Part, ...] = ()

    def overview(self, since: date, until: date, listed: tuple[StoryReach, ...] = (), found: int = 0) -> Overview:
        if self.total is None:
            return Overview(since, until, None)
        return Overview(
            since, until, self.total, clock(self.hours), calendar(self.hours, since, until), self.channels,
            self.origins, listed, found,
        )  # fmt: skip


_lately: Lately[_Counted] = Lately()


def today(*, limit: int = 5) -> Overview:
    """Today so far, with the stories read most."""
    day = timezone.localdate()
    return reach(since=day, until=day, limit=limit)


def reach(*, since: date, until: date, words: str = "", order: Order = Order.VIEWS, limit: int = LIMIT) -> Overview:
    """Reach of the centre between two days, both included.

    Args:
        words: only stories that hold them, and only their views are counted.
        order: of the stories listed: those read in the period, and those that went live in it, read or not.
    """
    wanted = frozenset(s.id for s in stories(words=words, limit=500)) if words else None
    key = (lake().root, current().readable, since, until, wanted)
    counted = _lately.get(key, lambda: _counted(since, until, wanted))
    if counted.total is None:
        return Overview(since, until, None)
    listed = _listed(counted.read, since, until, wanted, counted.total.views)
    listed.sort(key=_KEYS[order], reverse=True)
    return counted.overview(since, until, tuple(listed[:limit]), len(listed))


def story_detail(story: int, *, since: date, until: date) -> Overview:
    """Reach of one story between two days, both included; its total is None when it never was live."""
    if story not in went_live([story]):
        return Overview(since, until, None)
    return _counted(since, until, [story]).overview(since, until)


def story_reach(story: int) -> Reach | None:
    """Reach of one story since it first went live; None when it never did, or nothing was ever measured."""
    out = went_live([story])
    if not out:
        return None
    with views(_first_day(out), timezone.localdate()) as found:
        return by_story(found, only(found, [story])).get(story, NONE_YET) if found else None


def topic_reach(topic: int) -> TopicReach | None:
    """What the stories of a topic reached together; None when none went live, or nothing was ever measured."""
    out = went_live([s.id for s in stories(topic=topic, limit=500)])
    if not out:
        return None
    with views(_first_day(out), timezone.localdate()) as found:
        if found is None:
            return None
        rows = only(found, out.keys())
        return TopicReach(topic, len(out), total(found, rows, by_hour(found, rows)))


def _counted(since: date, until: date, wanted: Wanted) -> _Counted:
    with views(since, until) as found:
        if found is None:
            return _Counted()
        rows = only(found, wanted)
        hours = by_hour(found, rows)
        return _Counted(total(found, rows, hours), hours, by_story(found, rows), *ways(found, rows))


def _listed(read: dict[int, Reach], since: date, until: date, wanted: Wanted, all_: int) -> list[StoryReach]:
    out = went_live(read.keys()) | _fresh(since, until, wanted)
    return [_row(outing, read.get(pk, NONE_YET), all_) for pk, outing in out.items()]


def _fresh(since: date, until: date, wanted: Wanted) -> dict[int, Outing]:
    """Stories that first went live in the period."""
    out = went_live(since=timezone.make_aware(datetime.combine(since, time())))
    return {
        pk: outing
        for pk, outing in out.items()
        if timezone.localdate(outing.first_live_at) <= until and (wanted is None or pk in wanted)
    }


def _row(outing: Outing, reached: Reach, everything: int) -> StoryReach:
    share = reached.views / everything if everything else 0.0
    return StoryReach(outing.story, outing.headline, outing.first_live_at, outing.live, outing.url, reached, share)


def _first_day(out: dict[int, Outing]) -> date:
    return min(timezone.localdate(outing.first_live_at) for outing in out.values())

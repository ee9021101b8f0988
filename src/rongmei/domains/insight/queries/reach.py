"""Reach of stories, topics and the whole centre."""

from collections.abc import Collection
from datetime import date, datetime, time

from django.utils import timezone

from rongmei.domains.insight.enums import Order
from rongmei.domains.insight.queries.counting import by_hour, by_story, calendar, clock, only, total, ways
from rongmei.domains.insight.queries.records import Overview, Reach, StoryReach, TopicReach
from rongmei.domains.insight.queries.views import views
from rongmei.domains.publishing.api import Outing, went_live
from rongmei.domains.stories.api import stories

LIMIT = 100
_KEYS = {
    Order.VIEWS: lambda s: s.reach.views,
    Order.READERS: lambda s: s.reach.readers,
    Order.COMPLETED: lambda s: s.reach.completed,
    Order.NEWEST: lambda s: s.first_live_at.timestamp(),
}
NONE_YET = Reach(0, 0, 0)


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
    wanted = {s.id for s in stories(words=words, limit=500)} if words else None
    with views(since, until) as found:
        if found is None:
            return Overview(since, until, None)
        rows = only(found, wanted)
        hours, read = by_hour(found, rows), by_story(found, rows)
        everything = total(found, rows, hours)
        channels, origins = ways(found, rows)
    listed = _listed(read, since, until, wanted, everything.views)
    listed.sort(key=_KEYS[order], reverse=True)
    days = calendar(hours, since, until)
    return Overview(since, until, everything, clock(hours), days, channels, origins, tuple(listed[:limit]), len(listed))


def story_detail(story: int, *, since: date, until: date) -> Overview:
    """Reach of one story between two days, both included; its total is None when it never was live."""
    if story not in went_live([story]):
        return Overview(since, until, None)
    with views(since, until) as found:
        if found is None:
            return Overview(since, until, None)
        rows = only(found, [story])
        hours, (channels, origins) = by_hour(found, rows), ways(found, rows)
        everything = total(found, rows, hours)
    return Overview(since, until, everything, clock(hours), calendar(hours, since, until), channels, origins)


def story_reach(story: int) -> Reach | None:
    """Reach of one story since it first went live; None when it never did, or nothing was ever measured."""
    return stories_reach([story]).get(story)


def stories_reach(wanted: Collection[int]) -> dict[int, Reach]:
    """Reach of stories since they first went live, without those nothing is known of."""
    out = went_live(wanted)
    if not out:
        return {}
    with views(_first_day(out), timezone.localdate()) as found:
        read = by_story(found, only(found, out.keys())) if found else None
    return {} if read is None else {pk: read.get(pk, NONE_YET) for pk in out}


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


def _listed(read: dict[int, Reach], since: date, until: date, wanted: set[int] | None, all_: int) -> list[StoryReach]:
    out = went_live(read.keys()) | _fresh(since, until, wanted)
    return [_row(outing, read.get(pk, NONE_YET), all_) for pk, outing in out.items()]


def _fresh(since: date, until: date, wanted: set[int] | None) -> dict[int, Outing]:
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

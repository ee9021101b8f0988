"""What came of the topics of the last weeks, compared with each other."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from rongmei.domains.insight.adapters.lake import day_of
from rongmei.domains.insight.queries.counting import Counts, by_group, by_hour, clock, only, ways
from rongmei.domains.insight.queries.records import Part, Reach
from rongmei.domains.insight.queries.views import views
from rongmei.domains.publishing.api import Outing, went_live
from rongmei.domains.stories.api import topics_of

# Two months hold enough topics to compare, and no story of county news is still being found after them.
RECENT = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What readings say of one topic.

    Attributes:
        stories: how many of its stories went live.
        reach: of all of them together, since the first went live.
        share: their part of all views of the centre since that day, 0 to 1.
        outdone: percent of the other recent topics that were read less.
        peers: how many recent topics there are, this one included.
        since: the day the first story went live.
    """

    topic: int
    stories: tuple[int, ...]
    reach: Reach
    share: float
    outdone: int
    peers: int
    since: date

    def facts(self, until: date) -> dict[str, Any]:
        """The same as planning keeps it: numbers and codes."""
        return {
            "reads": self.reach.views,
            "readers": self.reach.readers,
            "completed": self.reach.completed,
            "stories": len(self.stories),
            "share": round(self.share, 3),
            "percentile": self.outdone if self.peers > 1 else None,
            "since": self.since.isoformat(),
            "until": until.isoformat(),
        }


def outcomes(until: date) -> list[Outcome]:
    """The outcome of every topic of which a story went live in the last `RECENT` days; none before one measures."""
    since = until - RECENT
    out = went_live(since=timezone.make_aware(datetime.combine(since, time())))
    topics = topics_of(out.keys())
    with views(since, until) as found:
        if found is None or not topics:
            return []
        reached, hours = by_group(found, found.rows, topics), by_hour(found, found.rows)
    members = {topic: tuple(s for s, t in topics.items() if t == topic) for topic in set(topics.values())}
    reads = {topic: reached[topic].views if topic in reached else 0 for topic in members}
    return [_outcome(topic, members[topic], out, reached, reads, hours) for topic in sorted(members)]


def habits(outcome: Outcome, until: date) -> tuple[Part | None, int | None]:
    """Where most readers of a topic came from, and the hour of the day it was read most."""
    with views(outcome.since, until) as found:
        if found is None:
            return None, None
        rows = only(found, outcome.stories)
        _channels, origins = ways(found, rows)
        busiest = max(clock(by_hour(found, rows)), key=lambda bar: bar.views)
    return (origins[0], busiest.number) if origins else (None, None)


def _outcome(
    topic: int, stories: tuple[int, ...], out: Mapping[int, Outing], reached: Mapping[int, Reach],
    reads: Mapping[int, int], hours: Counts,
) -> Outcome:  # fmt: skip
    since = min(timezone.localdate(out[s].first_live_at) for s in stories)
    everything = sum(v for hour, (v, _c) in hours.items() if day_of(hour) >= since)
    below = sum(other < reads[topic] for other in reads.values())
    return Outcome(
        topic,
        stories,
        reached.get(topic, Reach(0, 0, 0)),
        reads[topic] / everything if everything else 0.0,
        100 if len(reads) == 1 else round(100 * below / (len(reads) - 1)),
        len(reads),
        since,
    )

"""The frozen records of insight."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Reach:
    """How far something reached.

    Attributes:
        views: times it was opened and looked at for two seconds.
        readers: readers of each day, summed over the days: nobody is followed from one day to the next.
        completed: views that were read to the end; see `adapters.lake.engine.judged`.
    """

    views: int
    readers: int
    completed: int

    @property
    def completion(self) -> float | None:
        """Share of views that were read to the end, 0 to 1; None without views."""
        return self.completed / self.views if self.views else None


@dataclass(frozen=True, slots=True)
class Part:
    """The views that came one way: a channel or an origin."""

    code: str
    label: str | Promise
    views: int
    completed: int
    share: float


@dataclass(frozen=True, slots=True)
class Bar:
    """The views of one hour of the day (`number` 0 to 23), or of one day (`day`)."""

    views: int
    completed: int
    number: int = 0
    day: date | None = None


@dataclass(frozen=True, slots=True)
class StoryReach:
    """One story's reach in a period, with its share of all views of that period (0 to 1)."""

    story: int
    headline: str
    first_live_at: datetime
    live: bool
    url: str
    reach: Reach
    share: float


@dataclass(frozen=True, slots=True)
class TopicReach:
    """What the stories of a topic reached together since the first of them went live."""

    topic: int
    stories: int
    reach: Reach


@dataclass(frozen=True, slots=True)
class Overview:
    """Reach in a period. Hours, days, channels and origins each sum up to the total's views and completed views.

    Attributes:
        total: None when nothing had been measured by the end of the period: missing is not zero.
        hours: 24 of them, local time, over all days of the period.
        days: every day of the period up to today.
        stories: in the order asked for; empty for one story's own overview.
        found: how many stories there are, shown or not.
    """

    since: date
    until: date
    total: Reach | None
    hours: tuple[Bar, ...] = ()
    days: tuple[Bar, ...] = ()
    channels: tuple[Part, ...] = ()
    origins: tuple[Part, ...] = ()
    stories: tuple[StoryReach, ...] = ()
    found: int = 0

"""What programs read of reach."""

from datetime import date, datetime, time, timedelta
from typing import Self

from django.utils.timezone import get_current_timezone
from ninja import Schema
from pydantic import model_validator

from rongmei.domains.insight.api import Order
from rongmei.faces.rest.fields import Day, Label, Line

LONGEST = timedelta(days=366)


class ReachOut(Schema):
    """How far something reached: opened, read by how many readers of each day, read to the end."""

    views: int
    readers: int
    completed: int
    completion: float | None


class PartOut(Schema):
    """The views that came one way."""

    code: str
    label: Label
    views: int
    completed: int
    share: float


class BarOut(Schema):
    """The views of one hour of the day, or of one day."""

    views: int
    completed: int
    number: int
    day: date | None


class StoryReachOut(Schema):
    """One story's reach in a period."""

    story: int
    headline: str
    first_live_at: datetime
    live: bool
    url: str
    reach: ReachOut
    share: float


class OverviewOut(Schema):
    """Reach in a period; `total` is null when nothing had been measured by its end."""

    since: date
    until: date
    total: ReachOut | None
    hours: list[BarOut]
    days: list[BarOut]
    channels: list[PartOut]
    origins: list[PartOut]
    stories: list[StoryReachOut]
    found: int


class TopicReachOut(Schema):
    """What the stories of a topic reached together; null before anything was measured."""

    topic: int
    stories: int
    reach: ReachOut


class Period(Schema):
    """From a day to a day, both included, a year at most."""

    since: Day
    until: Day

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not timedelta() <= self.until - self.since <= LONGEST:
            raise ValueError("until lies within a year after since")
        return self

    def moments(self) -> tuple[datetime, datetime]:
        """When its first day begins and its last one ends, in local time."""
        zone = get_current_timezone()
        return (
            datetime.combine(self.since, time.min, zone),
            datetime.combine(self.until + timedelta(days=1), time.min, zone),
        )


class ReachAsked(Period):
    """Which stories, in which order."""

    words: Line = ""
    order: Order = Order.VIEWS

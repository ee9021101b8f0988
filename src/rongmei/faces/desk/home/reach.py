"""今日传播: how far the day's stories have reached, hour by hour."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from rongmei.domains.insight import api as insight

# The drawing's own units; the page scales it.
STEP, HEIGHT = 10, 48
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Column:
    """One hour of the drawing; `now` for the hour that is not over."""

    hour: int
    views: int
    x: int
    y: float
    height: float
    now: bool


@dataclass(frozen=True, slots=True)
class Today:
    """The day so far; `total` is None when nothing was measured: missing is not zero."""

    total: insight.Reach | None
    columns: list[Column]
    stories: list[tuple[str, str, int]]


def today() -> Today:
    """Views of the day, by hour up to now, and the stories read most with where they stand in the desk."""
    told = insight.today(limit=SHOWN)
    most = max((bar.views for bar in told.hours), default=0) or 1
    hour = timezone.localtime().hour
    columns = [_column(bar.number, bar.views, most, hour) for bar in told.hours if bar.number <= hour]
    read = [(s.headline, reverse("desk:publish:story", args=[s.story]), s.reach.views) for s in told.stories]
    return Today(told.total, columns, read)


def _column(number: int, views: int, most: int, hour: int) -> Column:
    height = round(views / most * HEIGHT, 1)
    return Column(number, views, number * STEP, HEIGHT - height, height, number == hour)

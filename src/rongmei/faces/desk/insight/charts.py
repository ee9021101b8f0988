"""Bars drawn by the server: numbers only, so that the page needs neither script nor inline style."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rongmei.core.i18n import format_count
from rongmei.core.i18n.formats import chinese
from rongmei.domains.insight.api import Bar

# The drawing is stretched to its place: ten units a bar, a hundred high.
STEP, WIDTH, HEIGHT = 10, 7, 100
# So many labels fit below the bars on a phone.
LABELS = 5


@dataclass(frozen=True, slots=True)
class Column:
    """One bar: where it stands, how high it is and its completed part, what it is called and what it says."""

    x: int
    y: int
    height: int
    completed_y: int
    completed_height: int
    label: str
    shown: bool
    views: int
    completed: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A row of bars; `top` is the value at full height, `best` the highest bar, None when nothing was read."""

    columns: tuple[Column, ...]
    top: int
    best: Column | None

    @property
    def width(self) -> int:
        """Units from left to right."""
        return STEP * len(self.columns)


def hourly(bars: Sequence[Bar]) -> Chart:
    """The 24 hours of the day."""
    return _chart(bars, [_("%(hour)d点") % {"hour": bar.number} for bar in bars], every=6)


def daily(bars: Sequence[Bar]) -> Chart:
    """The days of a period."""
    return _chart(bars, [_day(bar) for bar in bars], every=max(1, -(-len(bars) // LABELS)))


def _day(bar: Bar) -> str:
    assert bar.day is not None
    return f"{bar.day.month}月{bar.day.day}日" if chinese() else f"{bar.day:%d %b}"


def _chart(bars: Sequence[Bar], labels: Sequence[str], *, every: int) -> Chart:
    top = max((bar.views for bar in bars), default=0)
    named = enumerate(zip(bars, labels, strict=True))
    columns = tuple(_column(n, bar, label, top, shown=n % every == 0) for n, (bar, label) in named)
    best = max(columns, key=lambda c: c.views) if top else None
    return Chart(columns, top, best)


def _column(number: int, bar: Bar, label: str, top: int, *, shown: bool) -> Column:
    height, completed = _height(bar.views, top), _height(bar.completed, top)
    x = number * STEP + (STEP - WIDTH) // 2
    return Column(x, HEIGHT - height, height, HEIGHT - completed, completed, label, shown, bar.views, bar.completed)


def _height(value: int, top: int) -> int:
    """A value that is not zero can be seen."""
    return max(2, round(HEIGHT * value / top)) if value else 0


def spoken(chart: Chart) -> str:
    """What the chart shows, in a sentence for those who cannot see it."""
    if chart.best is None:
        return _("这段时间没有阅读。")
    facts = {"label": chart.best.label, "views": format_count(chart.best.views)}
    return _("%(label)s最多，阅读%(views)s次。") % facts

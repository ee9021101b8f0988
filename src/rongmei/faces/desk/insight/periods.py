"""The period a page is about, from what was asked for."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CHOICES = {"today": (_("今天"), 1), "7": (_("近7天"), 7), "30": (_("近30天"), 30)}
USUAL = "7"
LONGEST = 366


@dataclass(frozen=True, slots=True)
class Period:
    """Two days, both included.

    Attributes:
        code: a key of `CHOICES`, or empty for days that were chosen.
        problem: why the days asked for were not taken; the usual period stands in.
    """

    since: date
    until: date
    code: str = ""
    problem: str | Promise = ""

    @property
    def running(self) -> bool:
        """True while it can still change."""
        return self.until >= timezone.localdate()

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.until - self.since).days + 1


def choices() -> list[tuple[str, str | Promise]]:
    """The usual periods with their names, for tabs."""
    return [(code, label) for code, (label, _days) in CHOICES.items()]


def period_of(asked: QueryDict) -> Period:
    """The period asked for: `since` and `until` as days, else `period`, else the usual one."""
    since, until = asked.get("since", "").strip(), asked.get("until", "").strip()
    if since or until:
        return _chosen(since, until)
    code = asked.get("period", USUAL)
    return latest(code if code in CHOICES else USUAL)


def latest(code: str, problem: str | Promise = "") -> Period:
    """The days up to today that a choice names."""
    today = timezone.localdate()
    return Period(today - timedelta(days=CHOICES[code][1] - 1), today, "" if problem else code, problem)


def _chosen(since: str, until: str) -> Period:
    today = timezone.localdate()
    try:
        last = min(date.fromisoformat(until), today) if until else today
        first = date.fromisoformat(since) if since else last
    except ValueError:
        return latest(USUAL, _("日期没有看懂。请按“2026-11-24”的样子填写。"))
    if first > last:
        return latest(USUAL, _("开始日期在结束日期之后（或在今天之后）。请换一下再筛选。"))
    if (last - first).days >= LONGEST:
        return latest(USUAL, _("一次最多看一年。请缩短时间范围，或分几次导出。"))
    return Period(first, last)

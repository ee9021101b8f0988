"""日期: days that do not exist, and days of the week that are another's."""

import re
from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from rongmei.domains.review.adapters.checks.finding import Check, Found, checks
from rongmei.domains.review.enums import Severity

WEEK = "一二三四五六日"
_DAY = re.compile(r"(?:(?P<year>(?:19|20)\d{2})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]")
_WEEKDAY = re.compile(_DAY.pattern + r"[ （(，]{0,2}(?P<name>星期|礼拜|周)(?P<weekday>[一二三四五六日天])")
LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def impossible(text: str, _on: date) -> Iterator[Found]:
    """The 31st of April, the 13th month, the 29th of February of a year that has none."""
    for m in _DAY.finditer(text):
        year, month, day = m["year"], int(m["month"]), int(m["day"])
        if not (1 <= month <= 12 and 1 <= day <= LONGEST[month - 1]) or (year and _day(int(year), month, day) is None):
            yield Found(m.start(), m.end())


def weekday(text: str, on: date) -> Iterator[Found]:
    """A date beside a day of the week that it is not; without a year the nearest such date is meant."""
    for m in _WEEKDAY.finditer(text):
        meant = _meant(m["year"], int(m["month"]), int(m["day"]), on)
        told = WEEK.index(m["weekday"].replace("天", "日"))
        if meant and meant.weekday() != told:
            yield Found(m.start("name"), m.end("weekday"), m["name"] + WEEK[meant.weekday()])


def _meant(year: str | None, month: int, day: int, on: date) -> date | None:
    if year:
        return _day(int(year), month, day)
    near = [found for y in (on.year - 1, on.year, on.year + 1) if (found := _day(y, month, day))]
    return min(near, key=lambda d: abs(d - on), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


checks.register("date.impossible", Check(
    Severity.VERIFY, _("日期不存在"), _("日历上没有这一天。"), impossible,
))  # fmt: skip
checks.register("date.weekday", Check(
    Severity.VERIFY, _("日期与星期不符"), _("这一天不是这个星期几。"), weekday,
))  # fmt: skip

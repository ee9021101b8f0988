"""Dates and counts as Chinese newsrooms write them, with an English form beside each."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import get_language, gettext

_DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def chinese() -> bool:
    """True when the reader's language is a form of Chinese."""
    return (get_language() or "zh").startswith("zh")


def format_count(number: int) -> str:
    """Shorten a count: 9,999 stays whole, 12,345 is 1.2万 (12.3k in English), 2.4亿 above a hundred million."""
    steps = [(10**8, "亿"), (10**4, "万")] if chinese() else [(10**9, "B"), (10**6, "M"), (10**4, "k")]
    for size, mark in steps:
        if abs(number) >= size:
            divisor = 1000 if mark == "k" else size
            return f"{int(number * 10 / divisor) / 10:g}{mark}"
    return f"{number:,}"


def format_day(moment: datetime, *, now: datetime | None = None) -> str:
    """The day in local time: 今天, 昨天, 明天, 11月23日, or with its year when that is not this year."""
    local, today = timezone.localtime(moment).date(), timezone.localtime(now or timezone.now()).date()
    near = {0: gettext("今天"), -1: gettext("昨天"), 1: gettext("明天")}.get((local - today).days)
    if near:
        return near
    if chinese():
        return (
            f"{local.month}月{local.day}日" if local.year == today.year else f"{local:%Y}年{local.month}月{local.day}日"
        )
    month = _MONTHS[local.month - 1]
    return f"{local.day} {month}" if local.year == today.year else f"{local.day} {month} {local.year}"


def format_datetime(moment: datetime, *, now: datetime | None = None) -> str:
    """Day and minute in local time, 24 hours: 今天 08:15, 11月23日 08:15; 刚刚 and N分钟前 within the hour."""
    current = now or timezone.now()
    age = current - moment
    if timedelta(0) <= age < timedelta(minutes=1):
        return gettext("刚刚")
    if timedelta(0) <= age < timedelta(hours=1):
        return gettext("%(n)d分钟前") % {"n": age.seconds // 60}
    return f"{format_day(moment, now=current)} {timezone.localtime(moment):%H:%M}"


def format_clock(moment: datetime, *, now: datetime | None = None) -> str:
    """The minute in local time, with its day when that is not today: 08:15, 明天 08:15."""
    current = now or timezone.now()
    local = timezone.localtime(moment)
    if local.date() == timezone.localtime(current).date():
        return f"{local:%H:%M}"
    return f"{format_day(moment, now=current)} {local:%H:%M}"


def format_weekday(moment: datetime) -> str:
    """A day with its weekday in local time: 11月25日 星期三, Wed 25 Nov."""
    local = timezone.localtime(moment).date()
    if chinese():
        return f"{local.month}月{local.day}日 星期{'一二三四五六日'[local.weekday()]}"
    return f"{_DAYS[local.weekday()]} {local.day} {_MONTHS[local.month - 1]}"

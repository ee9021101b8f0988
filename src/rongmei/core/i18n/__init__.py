"""Words for people: refusals that explain themselves, dates and counts as Chinese newsrooms write them."""

from rongmei.core.i18n.formats import format_clock, format_count, format_datetime, format_day, format_weekday
from rongmei.core.i18n.refusals import NotFound, Refusal

__all__ = [
    "NotFound",
    "Refusal",
    "format_clock",
    "format_count",
    "format_datetime",
    "format_day",
    "format_weekday",
]

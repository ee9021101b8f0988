"""Dates as sources write them."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from django.utils.dateparse import parse_datetime
from django.utils.timezone import get_default_timezone

# The years a source is believed in: what lies outside is a fault, and not every program can hold it.
FIRST, LAST = 1900, 2199
LONGEST = 100
_CHINESE = re.compile(
    r"(\d{4})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})\s*日?"
    r"(?:\s*(\d{1,2})\s*[:：时点]\s*(\d{1,2})\s*(?:[:：分]\s*(\d{1,2}))?\s*[分秒]?)?"
)
# CST is America's central time in RFC 822, and China's own in what Chinese sites send.
_CHINA = re.compile(r"\bCST$")


def read_date(text: str) -> datetime | None:
    """An aware moment from RFC 3339, RFC 822 or a date as Chinese sites write it; None when it cannot be read.

    A date without a zone is in the node's own: the sources that leave it out are near ones.
    """
    text = _CHINA.sub("+0800", text.strip()[:LONGEST])
    for reader in (parse_datetime, parsedate_to_datetime, _chinese):
        try:
            moment = reader(text)
            if moment is not None:
                return _believed(moment if moment.tzinfo else moment.replace(tzinfo=get_default_timezone()))
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _chinese(text: str) -> datetime | None:
    found = _CHINESE.fullmatch(text)
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
    return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 (the zone is the caller's)


def _believed(moment: datetime) -> datetime | None:
    return moment if FIRST <= moment.astimezone(UTC).year <= LAST else None

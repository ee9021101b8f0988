"""When the next backup is due."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

# After a failure the next try comes so much later, not at tomorrow's hour.
AGAIN = timedelta(minutes=30)


def due(now: datetime, *, at: Sequence[time], zone: ZoneInfo, tried: datetime | None, failed: bool) -> bool:
    """True when a backup should begin.

    Args:
        now, tried: aware moments; `tried` is when the last one began, None when none ever did.
        at: times of the day, in `zone`.
        failed: the last one came to nothing.
    """
    if tried is None:
        return True
    if failed and now - tried >= AGAIN:
        return True
    return any(tried < moment <= now for moment in _moments(now.astimezone(zone), at))


def _moments(local: datetime, at: Sequence[time]) -> list[datetime]:
    """Today's and yesterday's times: a node that was off at the hour makes up for it when it is back."""
    days = (local.date(), local.date() - timedelta(days=1))
    return [datetime.combine(day, clock, local.tzinfo) for day in days for clock in at]

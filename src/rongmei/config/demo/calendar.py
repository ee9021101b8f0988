"""When things happened: days back and times of day, as content files say them."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

# What today still brings is told as if it had been by now: the last hour before now takes it in, in its order.
LAST_HOUR, EVENING = timedelta(hours=1), timedelta(hours=23)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The ten days before `now`.

    Attributes:
        now: when the world is loaded, in local time.
    """

    now: datetime

    def moment(self, day: int, clock: str) -> datetime:
        """So many days back at a time of day, e.g. "09:30"; never after now."""
        midnight = self._midnight() - timedelta(days=day)
        told = time.fromisoformat(clock)
        return self.past(midnight + timedelta(hours=told.hour, minutes=told.minute))

    def past(self, moment: datetime) -> datetime:
        """The moment, or its place within the last hour when it is still to come; the order of moments stays."""
        so_far = self.now - self._midnight()
        kept = max(so_far - LAST_HOUR, timedelta())
        asked = moment - self._midnight()
        if asked <= kept or so_far >= EVENING:
            return min(moment, self.now)
        share = min(1.0, (asked - kept) / (EVENING - kept))
        return self._midnight() + kept + (so_far - kept) * share

    def ahead(self, days: int, clock: str) -> datetime:
        """So many days from today at a time of day; always after now."""
        told = time.fromisoformat(clock)
        moment = self._midnight() + timedelta(days=days, hours=told.hour, minutes=told.minute)
        return max(moment, self.now + timedelta(minutes=30))

    def _midnight(self) -> datetime:
        return self.now.replace(hour=0, minute=0, second=0, microsecond=0)

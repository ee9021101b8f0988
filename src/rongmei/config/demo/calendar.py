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

    def told(self, day: int, clock: str) -> datetime:
        """So many days back at a time of day, e.g. "09:30", as content files say it."""
        at = time.fromisoformat(clock)
        return self._midnight() - timedelta(days=day) + timedelta(hours=at.hour, minutes=at.minute)

    def moment(self, day: int, clock: str) -> datetime:
        """The same, never after now."""
        return self.past(self.told(day, clock))

    def past(self, moment: datetime) -> datetime:
        """A told moment, or its place within the last hour when that is still to come; the order of moments stays."""
        so_far = self.now - self._midnight()
        kept = max(so_far - LAST_HOUR, timedelta())
        asked = moment - self._midnight()
        if asked <= kept or so_far >= EVENING:
            return min(moment, self.now)
        share = min(1.0, (asked - kept) / (EVENING - kept))
        return self._midnight() + kept + (so_far - kept) * share

    def ahead(self, days: int, clock: str) -> datetime:
        """So many days from today at a time of day; always after now."""
        return max(self.told(-days, clock), self.now + timedelta(minutes=30))

    def _midnight(self) -> datetime:
        return self.now.replace(hour=0, minute=0, second=0, microsecond=0)

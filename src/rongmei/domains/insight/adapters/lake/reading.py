"""One telling of one view, as it lies in the lake."""

import json
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.utils import timezone

EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a page told of one view so far. A view tells more than once; `engine.fold` makes one row of it.

    Attributes:
        organisation: code of the centre.
        story: id of the story.
        view: 64-bit number the page made for this view and forgot with it.
        reader: 64-bit hash under the day's salt; None when the view began before that salt.
        hour: the local hour in which the view began, counted from 1970-01-01 00:00 local time. No engine's idea of
            time zones or of timestamps' precision can change it.
        channel: a `Channel`.
        origin: an `Origin`.
        seconds: how long the page was visible.
        depth: percent of the article that was on screen.
        characters: length of the article when it was read.
    """

    organisation: str
    story: int
    view: int
    reader: int | None
    hour: int
    channel: str
    origin: str
    seconds: int
    depth: int
    characters: int

    def line(self) -> bytes:
        """One line of JSON, for the spool."""
        told = {name: getattr(self, name) for name in FIELDS}
        return json.dumps(told, separators=(",", ":"), ensure_ascii=True).encode() + b"\n"


FIELDS = tuple(f.name for f in fields(Reading))


def hour_number(moment: datetime) -> int:
    """The local hour of a moment, counted from 1970-01-01 00:00 local time."""
    local = timezone.localtime(moment)
    return (local.date().toordinal() - EPOCH) * 24 + local.hour


def first_hour(day: date) -> int:
    """The number of a day's first hour."""
    return (day.toordinal() - EPOCH) * 24


def day_of(hour: int) -> date:
    """The day an hour's number lies in."""
    return date.fromordinal(EPOCH + hour // 24)

"""What was done with a thing, in words, from the journal."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils.dateparse import parse_datetime
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rongmei.core.journal import kinds
from rongmei.core.journal.models import Entry
from rongmei.core.journal.reading import histories
from rongmei.domains.accounts.api import names
from rongmei.domains.organisations.api import desks

MOST = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One deed: who did what when, to whom it was given and until when, and how often in a row."""

    at: datetime
    who: str | Promise
    what: str | Promise
    given_to: str
    deadline: datetime | None
    times: int


def history(objects: Mapping[str, Collection[int]]) -> list[Line]:
    """The deeds about these objects, newest first; the same deed of the same person in a row is one line.

    Args:
        objects: ids by object kind, e.g. {"planning.topic": [4]}.
    """
    entries = list(histories(objects)[:MOST])
    people = names({e.actor for e in entries} | {e.data.get("user") for e in entries})
    places = {d.id: d.name for d in desks(open_only=False)} if any(e.data.get("desk") for e in entries) else {}
    runs = [list(run) for _key, run in groupby(entries, key=lambda e: (e.verb, e.actor, e.object_id))]
    return [_line(run[0], people, places, len(run)) for run in runs]


def _line(entry: Entry, people: Mapping[int, str], places: Mapping[int, str], times: int) -> Line:
    kind = kinds().get(entry.verb)
    told = entry.data
    given_to = people.get(told.get("user") or 0) or places.get(told.get("desk") or 0, "")
    deadline = parse_datetime(told["deadline"]) if told.get("deadline") else None
    who = people.get(entry.actor or 0) or _("系统")
    return Line(entry.at, who, kind.label if kind else entry.verb, given_to, deadline, times)

"""The lake's clock: from the spool into Parquet, small files into one, and what it all says back to the plan."""

import contextlib
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.utils import timezone

from rongmei.core.permissions import Actor
from rongmei.core.tasks.task import every, task
from rongmei.domains.insight.actions.outcomes import record_outcomes
from rongmei.domains.insight.actions.recording import salt
from rongmei.domains.insight.adapters.lake import Busy, Lake, compact, roll
from rongmei.domains.insight.queries.views import lake
from rongmei.domains.organisations.api import centres

# Views belong to the day they began on and may be told of for a day; an older day's files are merged when it is loaded.
OPEN = timedelta(days=3)


@task("insight.outcomes", queue="insight", once=True)
def outcomes(*, organisation: int) -> None:
    """Write what readings say into the centre's topics."""
    record_outcomes(actor=Actor.system(organisation))


@every("* * * * * */10", "insight.roll")
def take_in() -> None:
    """Roll what web processes have finished and merge where files have become many."""
    with lake().keeping() as alone, contextlib.suppress(Busy):
        if alone:
            _merge(lake(), roll(lake()))


@every("* * * * * */30", "insight.follow")
def follow() -> None:
    """Have the outcomes of the centres that got readings written."""
    _tell(lake().take_marks())


@every("41 * * * *", "insight.tidy")
def tidy() -> None:
    """Every hour: end finished days as one file, and write the outcomes of all centres, whatever was missed."""
    recent = timezone.localdate() - OPEN
    with lake().keeping() as alone, contextlib.suppress(Busy):
        if alone:
            _merge(lake(), [(c, d) for c in lake().centres() for d in lake().days(c) if d >= recent])
    _tell(lake().centres())


@every("0,30 * * * *", "insight.forget")
def forget() -> None:
    """At midnight, wherever that is, the day's salt goes, whether somebody reads or not."""
    salt().forget(timezone.localdate())


def _merge(where: Lake, places: Iterable[tuple[str, date]]) -> None:
    today = timezone.localdate()
    for centre, day in sorted(places):
        compact(where, centre, day, over=day < today)


def _tell(codes: Collection[str]) -> None:
    for place in centres() if codes else ():
        if place.code in codes:
            outcomes.defer(organisation=place.id)

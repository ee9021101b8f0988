"""Acts, and how they are played: in the order of their times, each in its centre's scope, at its own moment."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from rongmei.config.demo import clock
from rongmei.core.journal import dispatcher
from rongmei.core.scoping import scoped
from rongmei.core.tasks.draining import drain


@dataclass(frozen=True, slots=True)
class Act:
    """Something that is done.

    Attributes:
        at: when, as told; `play` is given what that means today.
        organisation: in whose scope.
        do: calls verbs.
        news: receivers act on it, so they are given their turn before anything else happens.
        work: so does the queue.
    """

    at: datetime
    organisation: int
    do: Callable[[], object]
    news: bool = False
    work: bool = False


def play(acts: Sequence[Act], *, when: Callable[[datetime], datetime], say: Callable[[str], object]) -> int:
    """Play acts in the order of their times; those of one time one after the other. Returns how many there were.

    Args:
        when: the time at which an act is played, from the time it tells.
        say: told each new day.
    """
    script = sorted(acts, key=lambda act: act.at)
    before = when(script[0].at)
    for number, act in enumerate(script):
        if number == 0 or act.at.date() != script[number - 1].at.date():
            say(f"  {act.at.month} 月 {act.at.day} 日 ……")
        with clock.at(max(when(act.at), before)):
            _do(act)
            before = timezone.now()
    return len(script)


def _do(act: Act) -> None:
    with scoped(act.organisation):
        act.do()
    if act.news or act.work:
        settle(act.work)


def settle(work: bool) -> None:
    """Let receivers hear what was done and the queue be worked off, as a worker would within a second."""
    while dispatcher.run_once():
        pass
    if work:
        drain("publish", "liaison")
        while dispatcher.run_once():
            drain("publish", "liaison")

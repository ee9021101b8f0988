"""Which backups are kept: the newest of each of the last days, weeks and months that have one."""

from collections.abc import Callable, Collection
from datetime import UTC, datetime
from pathlib import Path

PREFIX, SUFFIX = "rongmei-", ".tar.gz"
_FORM = "%Y%m%d-%H%M%S"


def name(at: datetime) -> str:
    """What a backup of that moment (in UTC) is called."""
    return f"{PREFIX}{at:{_FORM}}{SUFFIX}"


def moment(name: str) -> datetime | None:
    """When a backup of that name was made; None for a file that is not one of ours."""
    try:
        return datetime.strptime(name, f"{PREFIX}{_FORM}{SUFFIX}").replace(tzinfo=UTC)
    except ValueError:
        return None


def newest_beside(file: Path) -> Path | None:
    """The newest backup in a file's folder that is newer than it, going by their names; None where there is none."""
    mine = moment(file.name)
    there = {at: other for other in file.parent.iterdir() if (at := moment(other.name))}
    newest = max(there, default=None)
    return there[newest] if mine and newest and newest > mine else None


def superfluous(names: Collection[str], *, days: int, weeks: int, months: int) -> list[str]:
    """The backups that may go; files that are none of ours never do.

    Args:
        days, weeks, months: of so many of each the newest backup is kept. The newest of all always is.
    """
    ours = sorted(((at, n) for n in names if (at := moment(n))), reverse=True)
    kept = {name for _at, name in ours[:1]}
    for most, period in ((days, _day), (weeks, _week), (months, _month)):
        newest: dict[object, str] = {}
        for at, name in ours:
            newest.setdefault(period(at), name)
        kept |= set(list(newest.values())[:most])
    return [name for _at, name in ours if name not in kept]


_day: Callable[[datetime], object] = datetime.date


def _week(at: datetime) -> object:
    return at.isocalendar()[:2]


def _month(at: datetime) -> object:
    return at.year, at.month

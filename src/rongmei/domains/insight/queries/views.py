"""The one way from a scope to the lake."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.conf import settings

from rongmei.core.scoping import current
from rongmei.domains.insight.adapters.lake import Lake, opened
from rongmei.domains.insight.adapters.lake.engine import Views
from rongmei.domains.organisations.api import organisation


def lake() -> Lake:
    """This node's lake."""
    return Lake(settings.RONGMEI_LAKE)


def centre() -> str:
    """The code under which the writing organisation's readings lie."""
    return organisation(current().writing).code


@contextmanager
def views(since: date, until: date) -> Iterator[Views | None]:
    """The views of the organisations readable in the scope that began between two days, both included.

    Nothing else of the domain opens the lake for reading, and whose it is can be told by nobody but the scope.

    Raises:
        ScopeMissing: no scope is set.
    """
    with opened(lake(), readable(), since, until, settings.RONGMEI_LAKE_URL) as found:
        yield found


def readable() -> tuple[str, ...]:
    """The codes under which the readings of the scope's readable organisations lie."""
    return tuple(organisation(pk).code for pk in sorted(current().readable))

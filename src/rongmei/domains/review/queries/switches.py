"""Which content checks an organisation wants."""

from dataclasses import dataclass

from rongmei.domains.review.adapters.checks import checks
from rongmei.domains.review.enums import Severity
from rongmei.domains.review.models import CheckSwitch


@dataclass(frozen=True, slots=True)
class CheckRecord:
    """A class of the content checks, and whether the organisation turned it off."""

    check: str
    label: str
    reason: str
    severity: Severity
    weight: str
    off: bool


def switched_off() -> frozenset[str]:
    """The classes the organisation turned off."""
    return frozenset(CheckSwitch.objects.filter(off=True).values_list("check_name", flat=True))


def check_list() -> list[CheckRecord]:
    """Every class by its name."""
    off = switched_off()
    return [
        CheckRecord(name, str(c.label), str(c.reason), c.severity, str(c.severity.label), name in off)
        for name, c in checks
    ]

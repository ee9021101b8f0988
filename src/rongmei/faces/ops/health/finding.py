"""One thing looked at: how it stands, and what to do."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise


class Grade(StrEnum):
    """How much it matters; also the tone of its badge."""

    GOOD = "good"
    NOTE = "warn"
    WRONG = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """How one thing stands; sentences are told in the language of whoever reads them.

    Attributes:
        address: name of the page where it is mended, empty where there is none.
    """

    grade: Grade
    what: str | Promise
    advice: str | Promise = ""
    address: str = ""

"""What the doctor says, in both languages."""

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """How much a finding matters."""

    GOOD = "✓"
    NOTE = "·"
    WRONG = "✗"


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence in Chinese and in English."""

    zh: str
    en: str

    def told(self, language: str) -> str:
        """The sentence in `zh` or `en`."""
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: how it stands, and what to do where it is not well."""

    grade: Grade
    what: Words
    advice: Words | None = None


def good(zh: str, en: str) -> Finding:
    """It is well."""
    return Finding(Grade.GOOD, Words(zh, en))


def note(zh: str, en: str, advice: Words | None = None) -> Finding:
    """It is not needed, or not known yet."""
    return Finding(Grade.NOTE, Words(zh, en), advice)


def wrong(zh: str, en: str, advice: Words) -> Finding:
    """It keeps the node from working."""
    return Finding(Grade.WRONG, Words(zh, en), advice)

"""IPTC Media Topics with their Chinese names (IPTC NewsCodes, release of 2025-03-31, CC BY 4.0).

The Chinese names are Xinhua's as IPTC publishes them; 70 newer topics that have none yet carry a name of ours
(docs/domains/stories.md lists how the file is made).
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Subject:
    """One media topic: its code (`medtop:…`), Chinese name, English name, and the code of the broader one."""

    code: str
    name: str
    english: str
    broader: str = ""


@cache
def subjects() -> dict[str, Subject]:
    """Every topic we carry, by code; each branch below its top, broader ones before narrower."""
    rows = json.loads(Path(__file__).with_name("mediatopics.json").read_text("utf-8"))
    return {row[0]: Subject(*row) for row in rows}


def subject_names(codes: tuple[str, ...]) -> list[Subject]:
    """The topics of these codes; unknown codes are left out."""
    return [subjects()[code] for code in codes if code in subjects()]


def subject_top(code: str) -> str:
    """The code of the broadest topic above one, or its own; KeyError for an unknown one."""
    found = subjects()[code]
    return subject_top(found.broader) if found.broader else code


def subject_path(code: str) -> str:
    """The names from the top down to a topic, e.g. 体育 › 竞技项目 › 乒乓球; the code itself when it is unknown."""
    found, names = subjects().get(code), list[str]()
    while found:
        names.append(found.name)
        found = subjects().get(found.broader)
    return " › ".join(reversed(names)) or code

"""IPTC Media Topics with their Chinese names (IPTC NewsCodes, CC BY 4.0)."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Subject:
    """One media topic: its code (`medtop:…`), Chinese name and English name."""

    code: str
    name: str
    english: str


@cache
def subjects() -> dict[str, Subject]:
    """Every topic we carry, by code, in the order of the list."""
    rows = json.loads(Path(__file__).with_name("mediatopics.json").read_text("utf-8"))
    return {code: Subject(code, name, english) for code, name, english in rows}


def subject_names(codes: tuple[str, ...]) -> list[Subject]:
    """The topics of these codes; unknown codes are left out."""
    return [subjects()[code] for code in codes if code in subjects()]

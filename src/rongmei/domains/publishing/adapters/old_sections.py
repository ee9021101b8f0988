"""Sections of an old site as subjects here: by the house's names, by IPTC's, or as the operator says."""

from collections.abc import Mapping, Sequence
from functools import cache

from rongmei.domains.publishing.adapters.sections import NAMES
from rongmei.domains.stories.api import subjects


def subject_of(section: str, given: Mapping[str, str]) -> str:
    """The subject of a section; empty when nobody knows it.

    Args:
        given: what the operator says a section is called here, by its old name.
    """
    name = given.get(section, section)
    return name if name in subjects() else _codes().get(name.removesuffix("新闻") or name, "")


@cache
def _codes() -> dict[str, str]:
    """Subjects by IPTC's name and by the house's, which wins."""
    return {s.name: code for code, s in reversed(subjects().items())} | {name: code for code, name in NAMES.items()}


def subjects_of(sections: Sequence[str], given: Mapping[str, str]) -> tuple[str, ...]:
    """The subjects of an article's sections, each once."""
    return tuple(dict.fromkeys(filter(None, (subject_of(s, given) for s in sections))))

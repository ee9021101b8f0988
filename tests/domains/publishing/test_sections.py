"""Every top of the IPTC tree is a section with a short name, told in the documents."""

from pathlib import Path

from rongmei.domains.publishing.adapters.sections import NAMES, Section, section_of, sections_of
from rongmei.domains.stories.api import subjects

TOLD = Path(__file__).parents[3] / "docs/domains/publishing.md"


def test_every_top_subject_is_a_section_and_nothing_else_is() -> None:
    assert {s.code for s in subjects().values() if not s.broader} == set(NAMES)


def test_names_are_short_and_each_is_used_once() -> None:
    assert {len(name) for name in NAMES.values()} == {2}
    assert len(set(NAMES.values())) == len(NAMES)


def test_the_documents_tell_the_table() -> None:
    table = TOLD.read_text("utf-8")
    assert all(f"| `{code}` | {name} | {subjects()[code].name} |" in table for code, name in NAMES.items())


def test_every_subject_belongs_to_a_section() -> None:
    assert {section_of(code).name for code in subjects()} == set(NAMES.values())


def test_a_section_stands_once_however_many_of_its_subjects_a_story_has() -> None:
    weather = (("medtop:20001128", "天气预报"), ("medtop:17000000", "天气"), ("medtop:05000000", "教育"))
    assert sections_of(weather) == (Section("17000000", "天气"), Section("05000000", "教育"))

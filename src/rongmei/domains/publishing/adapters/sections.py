"""The sections 栏目 of a site: the top of the IPTC tree under the short names newspapers use.

A story stands in the section above each of its subjects. The table is told in docs/domains/publishing.md.
"""

from dataclasses import dataclass

from rongmei.domains.stories.api import subject_top

# In the order a paper names them; IPTC's own name of each is in mediatopics.json.
NAMES = {
    "medtop:11000000": "时政",
    "medtop:04000000": "经济",
    "medtop:14000000": "社会",
    "medtop:05000000": "教育",
    "medtop:07000000": "健康",
    "medtop:09000000": "就业",
    "medtop:01000000": "文化",
    "medtop:10000000": "生活",
    "medtop:15000000": "体育",
    "medtop:06000000": "生态",
    "medtop:17000000": "天气",
    "medtop:13000000": "科技",
    "medtop:08000000": "人物",
    "medtop:02000000": "法治",
    "medtop:03000000": "应急",
    "medtop:16000000": "军事",
    "medtop:12000000": "宗教",
}


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a site: its name in addresses, and for readers."""

    slug: str
    name: str


def slug_of(subject: str) -> str:
    """The name of a subject's list in addresses."""
    return subject.partition(":")[2]


def section_of(subject: str) -> Section:
    """The section a subject belongs to."""
    top = subject_top(subject)
    return Section(slug_of(top), NAMES[top])


def sections_of(subjects: tuple[tuple[str, str], ...]) -> tuple[Section, ...]:
    """The sections of a story's subjects, each once, the first subject's first."""
    return tuple(dict.fromkeys(section_of(code) for code, _name in subjects))

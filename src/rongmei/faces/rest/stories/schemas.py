"""What programs send and read of stories."""

from base64 import b64decode
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import AfterValidator, Field, StringConstraints

from rongmei.domains.stories.api import Content, StoryState, body_of_html
from rongmei.faces.rest.fields import Address, Code, Id, Label, Line, Words
from rongmei.faces.rest.paging import Part

MOST_UPDATES = 500
Long = Annotated[str, StringConstraints(max_length=1_000_000, pattern=r"^[^\x00]*$")]


def _base64(text: str) -> str:
    b64decode(text, validate=True)
    return text


class StoryOut(Schema):
    """One story 稿件."""

    id: int
    uuid: UUID
    headline: str
    state: StoryState
    state_label: str
    author: int | None
    author_name: str
    topic: int | None
    assignment: int | None
    characters: int
    created_at: datetime
    updated_at: datetime


class Mark(Schema):
    """How a stretch of text looks, or where it leads."""

    type: Code
    attrs: dict[str, str | int | float | bool | None] | None = None


class Block(Schema):
    """A node of the body: a paragraph, a heading, a list, a picture, a text (ProseMirror JSON)."""

    type: Code
    attrs: dict[str, str | int | float | bool | None] | None = None
    text: Long = ""
    marks: list[Mark] = []
    content: list["Block"] = []


class Source(Schema):
    """Where the news comes from."""

    name: Line
    url: Address = ""
    note: Line = ""


class ContentIn(Schema):
    """What a story is to say. `html` is made into blocks when `blocks` is empty."""

    headline: Line = ""
    summary: Words = ""
    blocks: list[Block] = []
    html: Long = ""
    byline: Line = ""
    sources: Annotated[list[Source], Field(max_length=50)] = []
    subjects: Annotated[list[Code], Field(max_length=50)] = []
    keywords: Annotated[list[Line], Field(max_length=50)] = []
    cover: Id | None = None

    def said(self) -> Content:
        """As the domain knows it."""
        made = {"type": "doc", "content": [block.dict(exclude_none=True) for block in self.blocks]}
        return Content(
            headline=self.headline, summary=self.summary, byline=self.byline, cover=self.cover,
            body=made if self.blocks or not self.html else body_of_html(self.html),
            sources=tuple(source.dict() for source in self.sources),
            subjects=tuple(self.subjects), keywords=tuple(self.keywords),
        )  # fmt: skip


class StoryIn(Schema):
    """A story to begin, alone or for an assignment."""

    assignment: Id | None = None
    content: ContentIn | None = None


class ContentOut(Schema):
    """What a story says."""

    headline: str
    summary: str
    body: dict[str, Any]
    byline: str
    sources: list[dict[str, str]]
    subjects: list[str]
    keywords: list[str]
    cover: int | None


class Rewritten(Schema):
    """The whole new content, and the draft's head it was made from; `reopen` to change a signed story."""

    content: ContentIn
    seen: Annotated[int, Field(ge=0, le=2**31)]
    reopen: bool = False


class VersionOut(Schema):
    """One kept version 版本."""

    id: int
    story: int
    number: int
    hash: str
    content: ContentOut
    author_name: str
    note: str
    at: datetime


class Kept(Schema):
    """The number of a version."""

    number: int


class NoteIn(Schema):
    """Why a version is kept."""

    note: Line = ""


class ReasonIn(Schema):
    """Why a finding is a false alarm."""

    reason: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\x00]*$")
    ]


class UpdateOut(Schema):
    """One Yjs update of a draft, in base64."""

    sequence: int
    update: str


class DraftOut(Schema):
    """Updates after a number, and the newest number there is."""

    updates: list[UpdateOut]
    head: int


class DraftAsked(Schema):
    """From where on."""

    after: Annotated[int, Field(ge=0, le=2**31 - 1)] = 0


class BatchIn(Schema):
    """Yjs updates in base64, under names of your own: a batch sent twice is written once."""

    updates: Annotated[list[Annotated[str, AfterValidator(_base64)]], Field(min_length=1, max_length=MOST_UPDATES)]
    client: Annotated[str, StringConstraints(min_length=1, max_length=36, pattern=r"^[!-~]+$")]
    batch: Annotated[str, StringConstraints(min_length=1, max_length=36, pattern=r"^[!-~]+$")]
    reopen: bool = False


class AcknowledgedOut(Schema):
    """Everything up to `sequence` is kept; `head` is the newest there."""

    sequence: int
    head: int


class PresentOut(Schema):
    """Who is at a story, by name."""

    names: list[str]


class DeedOut(Schema):
    """One thing that was done, by whom."""

    id: int
    label: Label
    detail: Label
    who: str
    at: datetime


class WriterOut(Schema):
    """One person's part in a draft."""

    name: str
    saves: int
    last_at: datetime


class SubjectOut(Schema):
    """An IPTC media topic."""

    code: str
    name: str
    english: str
    broader: str


class StoriesAsked(Part):
    """Which stories."""

    state: StoryState | None = None
    author: Id | None = None
    topic: Id | None = None
    words: Line = ""

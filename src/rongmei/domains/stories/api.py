"""The door of stories."""

from rongmei.domains.stories.actions.drafts import Acknowledged, append_draft, create_story
from rongmei.domains.stories.actions.following import mark_published, mark_withdrawn
from rongmei.domains.stories.actions.versions import keep_version, missing, recall, submit
from rongmei.domains.stories.adapters.content import Content, Node
from rongmei.domains.stories.adapters.count import count_characters
from rongmei.domains.stories.adapters.difference import Difference, difference
from rongmei.domains.stories.adapters.rendering import render_body
from rongmei.domains.stories.adapters.subjects import Subject, subject_names, subjects
from rongmei.domains.stories.adapters.ydoc import rewrite, seed
from rongmei.domains.stories.enums import StoryState
from rongmei.domains.stories.queries import (
    DraftSlice,
    StoryRecord,
    VersionRecord,
    content_of,
    draft_since,
    stories,
    story,
    version,
    version_of_hash,
    versions,
)
from rongmei.domains.stories.rules import SEE, SUBMIT, WRITE

__all__ = [
    "SEE",
    "SUBMIT",
    "WRITE",
    "Acknowledged",
    "Content",
    "Difference",
    "DraftSlice",
    "Node",
    "StoryRecord",
    "StoryState",
    "Subject",
    "VersionRecord",
    "append_draft",
    "content_of",
    "count_characters",
    "create_story",
    "difference",
    "draft_since",
    "keep_version",
    "mark_published",
    "mark_withdrawn",
    "missing",
    "recall",
    "render_body",
    "rewrite",
    "seed",
    "stories",
    "story",
    "subject_names",
    "subjects",
    "submit",
    "version",
    "version_of_hash",
    "versions",
]

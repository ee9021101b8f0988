"""The door of stories."""

from rongmei.domains.stories.actions.creating import create_story
from rongmei.domains.stories.actions.dismissing import dismiss_finding
from rongmei.domains.stories.actions.drafts import Acknowledged, append_draft
from rongmei.domains.stories.actions.following import mark_published, mark_withdrawn
from rongmei.domains.stories.actions.presence import note_presence
from rongmei.domains.stories.actions.rewriting import write_content
from rongmei.domains.stories.actions.submitting import missing, recall, submit
from rongmei.domains.stories.actions.sums import sum_up
from rongmei.domains.stories.actions.taking_over import OldArticle, mark_signed_in_batch, take_over, untouched
from rongmei.domains.stories.actions.versions import keep_version, replace_content, restore_version
from rongmei.domains.stories.adapters.content import Content, Node, Shown
from rongmei.domains.stories.adapters.count import count_characters
from rongmei.domains.stories.adapters.covered import signed_items
from rongmei.domains.stories.adapters.difference import Difference, difference
from rongmei.domains.stories.adapters.material import body_of_html
from rongmei.domains.stories.adapters.passages import where
from rongmei.domains.stories.adapters.received import read_content
from rongmei.domains.stories.adapters.rendering import render_body
from rongmei.domains.stories.adapters.subjects import Subject, subject_names, subject_path, subject_top, subjects
from rongmei.domains.stories.adapters.ydoc import rewrite, seed
from rongmei.domains.stories.enums import StoryState
from rongmei.domains.stories.queries import (
    DeedRecord,
    DraftSlice,
    StoryRecord,
    VersionRecord,
    WriterRecord,
    content_of,
    content_to_keep,
    count_in,
    draft_log_bytes,
    draft_since,
    first_versions,
    history,
    old_dates,
    present,
    state_counts,
    stories,
    stories_by_id,
    stories_of_assignments,
    stories_showing,
    story,
    topics_of,
    uuids,
    version,
    version_of_hash,
    versions,
    versions_of_hashes,
    with_pictures,
    writers,
)
from rongmei.domains.stories.queries.checking import findings_of
from rongmei.domains.stories.rules import SEE, SUBMIT, WRITE

__all__ = [
    "SEE",
    "SUBMIT",
    "WRITE",
    "Acknowledged",
    "Content",
    "DeedRecord",
    "Difference",
    "DraftSlice",
    "Node",
    "OldArticle",
    "Shown",
    "StoryRecord",
    "StoryState",
    "Subject",
    "VersionRecord",
    "WriterRecord",
    "append_draft",
    "body_of_html",
    "content_of",
    "content_to_keep",
    "count_characters",
    "count_in",
    "create_story",
    "difference",
    "dismiss_finding",
    "draft_log_bytes",
    "draft_since",
    "findings_of",
    "first_versions",
    "history",
    "keep_version",
    "mark_published",
    "mark_signed_in_batch",
    "mark_withdrawn",
    "missing",
    "note_presence",
    "old_dates",
    "present",
    "read_content",
    "recall",
    "render_body",
    "replace_content",
    "restore_version",
    "rewrite",
    "seed",
    "signed_items",
    "state_counts",
    "stories",
    "stories_by_id",
    "stories_of_assignments",
    "stories_showing",
    "story",
    "subject_names",
    "subject_path",
    "subject_top",
    "subjects",
    "submit",
    "sum_up",
    "take_over",
    "topics_of",
    "untouched",
    "uuids",
    "version",
    "version_of_hash",
    "versions",
    "versions_of_hashes",
    "where",
    "with_pictures",
    "write_content",
    "writers",
]

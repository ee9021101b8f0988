"""What others may know of stories."""

from rongmei.domains.stories.queries.drafts import (
    DraftSlice,
    WriterRecord,
    content_of,
    content_to_keep,
    draft_content,
    draft_log,
    draft_since,
    present,
    with_pictures,
    writers,
)
from rongmei.domains.stories.queries.history import DeedRecord, history
from rongmei.domains.stories.queries.stories import (
    STORY_WORDS,
    StoryRecord,
    state_counts,
    stories,
    stories_by_id,
    stories_of_assignments,
    story,
    topics_of,
    uuids,
)
from rongmei.domains.stories.queries.versions import (
    VersionRecord,
    stories_showing,
    version,
    version_of_hash,
    versions,
    versions_of_hashes,
)

__all__ = [
    "STORY_WORDS",
    "DeedRecord",
    "DraftSlice",
    "StoryRecord",
    "VersionRecord",
    "WriterRecord",
    "content_of",
    "content_to_keep",
    "draft_content",
    "draft_log",
    "draft_since",
    "history",
    "present",
    "state_counts",
    "stories",
    "stories_by_id",
    "stories_of_assignments",
    "stories_showing",
    "story",
    "topics_of",
    "uuids",
    "version",
    "version_of_hash",
    "versions",
    "versions_of_hashes",
    "with_pictures",
    "writers",
]

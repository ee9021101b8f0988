"""What others may know of insight: frozen records, always of the organisations readable in the scope."""

from rongmei.domains.insight.queries.reach import (
    reach,
    story_detail,
    story_reach,
    today,
    topic_reach,
)
from rongmei.domains.insight.queries.records import Bar, Overview, Part, Reach, StoryReach, TopicReach

__all__ = [
    "Bar",
    "Overview",
    "Part",
    "Reach",
    "StoryReach",
    "TopicReach",
    "reach",
    "story_detail",
    "story_reach",
    "today",
    "topic_reach",
]

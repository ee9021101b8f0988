"""The door of insight."""

from rongmei.domains.insight.actions.outcomes import record_outcomes
from rongmei.domains.insight.actions.recording import PastReading, Visit, load_readings, record
from rongmei.domains.insight.enums import Channel, Order, Origin
from rongmei.domains.insight.queries import (
    Bar,
    Overview,
    Part,
    Reach,
    StoryReach,
    TopicReach,
    reach,
    story_detail,
    story_reach,
    today,
    topic_reach,
)
from rongmei.domains.insight.rules import SEE

__all__ = [
    "SEE",
    "Bar",
    "Channel",
    "Order",
    "Origin",
    "Overview",
    "Part",
    "PastReading",
    "Reach",
    "StoryReach",
    "TopicReach",
    "Visit",
    "load_readings",
    "reach",
    "record",
    "record_outcomes",
    "story_detail",
    "story_reach",
    "today",
    "topic_reach",
]

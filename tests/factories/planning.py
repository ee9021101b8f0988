"""Leads, topics and assignments, by the verbs people use."""

from datetime import timedelta

from django.utils import timezone

from rongmei.core.permissions import Actor
from rongmei.domains.planning import api


def make_lead(actor: Actor, headline: str = "河堤巡查", source: str = "", url: str = "") -> int:
    """A lead somebody wrote down."""
    return api.make_lead(actor=actor, headline=headline, source=source, url=url)


def approved_topic(planner: Actor, headline: str = "汛期怎么过") -> int:
    """A topic that can be covered."""
    topic = api.propose_topic(actor=planner, headline=headline, angle="讲清楚谁在守、守什么。")
    api.approve_topic(actor=planner, topic=topic)
    return topic


def given(planner: Actor, who: Actor, topic: int | None = None, hours: float = 6) -> int:
    """An assignment offered to a person, due in so many hours."""
    return api.cover_topic(
        actor=planner,
        topic=topic or approved_topic(planner),
        kind=api.CoverageKind.TEXT,
        note="现场",
        user=who.user,
        deadline=timezone.now() + timedelta(hours=hours),
    )

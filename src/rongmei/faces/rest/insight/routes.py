"""Reach of the centre, of a story, of a topic."""

from typing import Any

from ninja import Path, Query, Router

from rongmei.domains.insight import api as insight
from rongmei.faces.rest.fields import Id
from rongmei.faces.rest.frame import Asked, needs
from rongmei.faces.rest.insight import schemas as s

router = Router()


@router.get("/reach", response=s.OverviewOut)
@needs(insight.SEE)
def reach(request: Asked, asked: Query[s.ReachAsked]) -> Any:
    """Reach of the centre between two days."""
    return insight.reach(since=asked.since, until=asked.until, words=asked.words, order=asked.order)


@router.get("/reach/today", response=s.OverviewOut)
@needs(insight.SEE)
def today(request: Asked) -> Any:
    """Reach of the day so far."""
    return insight.today()


@router.get("/stories/{story}/reach", response=s.OverviewOut)
@needs(insight.SEE)
def story_detail(request: Asked, story: Path[Id], asked: Query[s.Period]) -> Any:
    """Reach of one story between two days."""
    return insight.story_detail(story, since=asked.since, until=asked.until)


@router.get("/topics/{topic}/reach", response=s.TopicReachOut | None)
@needs(insight.SEE)
def topic_reach(request: Asked, topic: Path[Id]) -> Any:
    """What the stories of a topic reached together."""
    return insight.topic_reach(topic)

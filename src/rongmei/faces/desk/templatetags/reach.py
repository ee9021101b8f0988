"""Reach where the work is: on the story and the topic. Nothing is shown to those who may not see it."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from rongmei.core.permissions import Actor
from rongmei.domains.insight import api

register = template.Library()


@register.filter
def percent(share: float | None) -> str:
    """A share of 0 to 1 in percent; a dash for one that is not known."""
    if share is None:
        return "—"
    if 0 < share < 0.01:
        return _("不到1%")
    return f"{round(share * 100)}%"


@register.inclusion_tag("desk/insight/_share_bar.html")
def share_bar(share: float) -> dict[str, int]:
    """A share of 0 to 1 as a bar."""
    return {"permille": max(4, round(share * 1000)) if share else 0}


@register.inclusion_tag("desk/insight/_story.html", takes_context=True)
def story_reach(context: dict[str, Any], story: int) -> dict[str, Any]:
    """What a story reached since it went live."""
    if not _may_see(context.get("actor")):
        return {"hidden": True}
    return {"story": story, "reach": api.story_reach(story)}


@register.inclusion_tag("desk/insight/_topic.html", takes_context=True)
def topic_reach(context: dict[str, Any], topic: int, outcome: dict[str, Any] | None = None) -> dict[str, Any]:
    """What the stories of a topic reached together, now, and how planning's outcome compares it with others.

    Args:
        outcome: the topic's outcome as planning keeps it.
    """
    if not _may_see(context.get("actor")):
        return {"hidden": True}
    return {"topic": api.topic_reach(topic), "outcome": outcome or {}}


def _may_see(actor: Actor | None) -> bool:
    return actor is not None and api.SEE.held_by(actor)

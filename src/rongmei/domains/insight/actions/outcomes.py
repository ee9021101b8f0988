"""Back to the plan: what readings say goes into the topic, and a topic that did well proposes a follow-up."""

from typing import Any

from django.conf import settings
from django.utils import timezone, translation

from rongmei.core.i18n import format_count
from rongmei.core.permissions import Actor, authorise
from rongmei.domains.insight import phrases, rules
from rongmei.domains.insight.queries.outcomes import RECENT, Outcome, habits, outcomes
from rongmei.domains.planning.api import (
    TopicRecord,
    TopicState,
    propose_follow_up,
    record_outcome,
    topics_by_id,
)

# Planning need not hear of every reader: it hears of a tenth more, of another story, and of each day's last word.
GROWTH = 1.10
ALIVE = (TopicState.APPROVED, TopicState.DONE)


def record_outcomes(*, actor: Actor) -> None:
    """Write the outcome of every recent topic into planning where it is news, and propose follow-ups.

    Doing it twice, or in two workers at once, changes and proposes nothing more.

    Raises:
        Denied.
    """
    authorise(actor, rules.FOLLOW)
    until = timezone.localdate()
    found = outcomes(until)
    topics = topics_by_id([o.topic for o in found])
    for outcome in found:
        facts = outcome.facts(until)
        if is_news(topics[outcome.topic].outcome, facts):
            record_outcome(actor=actor, topic=outcome.topic, outcome=facts)
        if topics[outcome.topic].state in ALIVE and did_well(outcome):
            _propose(actor, topics[outcome.topic], outcome)


def is_news(before: dict[str, Any], now: dict[str, Any]) -> bool:
    """True when planning should hear: for the first time, a tenth more reads, another story, or once a day."""
    if before.get("stories") != now["stories"] or before["until"] != now["until"]:
        return True
    return bool(now["reads"] > before["reads"] * GROWTH)


def did_well(outcome: Outcome) -> bool:
    """True when a topic earned a follow-up; the four thresholds are settings of the node.

    - RONGMEI_FOLLOW_READS reads, so that chance among a handful of readers proposes nothing;
    - more reads than RONGMEI_FOLLOW_PERCENTILE percent of the recent topics, so that the bar rises with the centre;
    - at least RONGMEI_FOLLOW_TOPICS recent topics, since two make no comparison;
    - RONGMEI_FOLLOW_COMPLETION percent read to the end, so that a headline alone earns nothing.
    """
    completion = outcome.reach.completion
    return (
        outcome.reach.views >= settings.RONGMEI_FOLLOW_READS
        and outcome.peers >= settings.RONGMEI_FOLLOW_TOPICS
        and outcome.outdone >= settings.RONGMEI_FOLLOW_PERCENTILE
        and completion is not None
        and 100 * completion >= settings.RONGMEI_FOLLOW_COMPLETION
    )


def _propose(actor: Actor, topic: TopicRecord, outcome: Outcome) -> None:
    with translation.override("zh-hans"):
        headline = str(phrases.FOLLOW_UP) % {"headline": topic.headline}
        angle = _angle(topic, outcome)
    propose_follow_up(actor=actor, topic=topic.id, headline=headline, angle=angle)


def _angle(topic: TopicRecord, outcome: Outcome) -> str:
    origin, hour = habits(outcome, timezone.localdate())
    facts = {
        "headline": topic.headline,
        "stories": len(outcome.stories),
        "reads": format_count(outcome.reach.views),
        "share": round(100 * outcome.share),
        "days": RECENT.days,
        "outdone": outcome.outdone,
        "completion": round(100 * (outcome.reach.completion or 0)),
    }
    told = [str(phrases.DID_WELL) % facts]
    if origin and hour is not None:
        told.append(str(phrases.HABITS) % {"origin": origin.label, "hour": hour})
    return "\n".join([*told, str(phrases.ASK)])

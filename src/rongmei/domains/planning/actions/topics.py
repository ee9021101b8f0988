"""From lead to topic, and what came of it."""

from collections.abc import Collection
from typing import Any

from django.db import transaction

from rongmei.core.journal import Kind
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping.rows import locked
from rongmei.core.search import index
from rongmei.domains.planning import events, rules, states
from rongmei.domains.planning.actions.leads import release_lead, take_lead
from rongmei.domains.planning.enums import TopicState
from rongmei.domains.planning.models import Topic, TopicLead
from rongmei.domains.planning.queries.topics import TOPIC_WORDS
from rongmei.domains.planning.validators import check_headline


@transaction.atomic
def propose_topic(
    *, actor: Actor, headline: str, angle: str = "", leads: Collection[int] = (), follows: int | None = None
) -> int:
    """Propose a topic, resting on leads (which are taken by that) or following an earlier topic.

    Raises:
        Denied; NotFound for a lead or topic outside the scope; Refusal without a headline.
    """
    authorise(actor, rules.PROPOSE)
    earlier = locked(Topic, follows) if follows else None
    row = Topic.objects.create(
        headline=check_headline(headline)[:200], angle=angle.strip(), proposed_by_id=actor.user, follows=earlier
    )
    for lead in leads:
        take_lead(actor=actor, lead=lead)
        TopicLead.objects.create(topic=row, lead_id=lead)
    _index(row)
    append(actor, events.TOPIC_PROPOSED, row, follows=follows)
    return row.pk


@transaction.atomic
def describe_topic(*, actor: Actor, topic: int, headline: str, angle: str) -> None:
    """Change what a topic is about: its proposer until it is decided on, planners until it is done.

    Raises:
        Denied, NotFound, TransitionRefused; Refusal without a headline.
    """
    row = locked(Topic, topic)
    own = row.proposed_by_id == actor.user and row.state == TopicState.PROPOSED
    authorise(actor, rules.PROPOSE if own else rules.DECIDE)
    row.state = states.TOPIC.after(row.state, "describe")
    row.headline, row.angle = check_headline(headline)[:200], angle.strip()
    row.save()
    _index(row)
    append(actor, events.TOPIC_DESCRIBED, row)


@transaction.atomic
def add_lead(*, actor: Actor, topic: int, lead: int) -> None:
    """Let a topic rest on one more lead, which is taken by that; nothing happens when it does already."""
    authorise(actor, rules.PROPOSE)
    row = locked(Topic, topic)
    states.TOPIC.after(row.state, "rest")
    if TopicLead.mine().filter(topic=row, lead_id=lead).exists():
        return
    take_lead(actor=actor, lead=lead)
    TopicLead.objects.create(topic=row, lead_id=lead)
    append(actor, events.LEAD_ADDED, row, lead=lead)


@transaction.atomic
def remove_lead(*, actor: Actor, topic: int, lead: int) -> None:
    """Take a lead from a topic; it is new again when no other topic rests on it. `add_lead` undoes this."""
    authorise(actor, rules.PROPOSE)
    row = locked(Topic, topic)
    states.TOPIC.after(row.state, "rest")
    if not TopicLead.mine().filter(topic=row, lead_id=lead).delete()[0]:
        return
    if not TopicLead.mine().filter(lead_id=lead).exists():
        release_lead(actor=actor, lead=lead)
    append(actor, events.LEAD_REMOVED, row, lead=lead)


def approve_topic(*, actor: Actor, topic: int) -> None:
    """Approve a proposed topic; it can be covered now."""
    _move(actor, topic, "approve", events.TOPIC_APPROVED)


def drop_topic(*, actor: Actor, topic: int) -> None:
    """Give a topic up; `restore_topic` undoes this."""
    _move(actor, topic, "drop", events.TOPIC_DROPPED)


def restore_topic(*, actor: Actor, topic: int) -> None:
    """Undo a drop: the topic is proposed again."""
    _move(actor, topic, "restore", events.TOPIC_RESTORED)


def finish_topic(*, actor: Actor, topic: int) -> None:
    """Everything meant for it has been made."""
    _move(actor, topic, "finish", events.TOPIC_FINISHED)


@transaction.atomic
def record_outcome(*, actor: Actor, topic: int, outcome: dict[str, Any]) -> None:
    """Write what readings say of a topic; journalled only when it changed.

    Args:
        outcome: numbers and codes only: reads, stories, share of the centre's, percentile.
    """
    authorise(actor, rules.RECORD)
    row = locked(Topic, topic)
    if row.outcome == outcome:
        return
    row.outcome = outcome
    row.save()
    append(actor, events.OUTCOME_RECORDED, row, reads=int(outcome.get("reads", 0)))


@transaction.atomic
def _move(actor: Actor, topic: int, verb: str, deed: Kind) -> None:
    authorise(actor, rules.DECIDE)
    row = locked(Topic, topic)
    row.state = states.TOPIC.after(row.state, verb)
    row.decided_by_id = actor.user
    row.save()
    append(actor, deed, row)


def _index(row: Topic) -> None:
    index.put(TOPIC_WORDS, row.pk, title=row.headline, text=row.angle, at=row.created_at)

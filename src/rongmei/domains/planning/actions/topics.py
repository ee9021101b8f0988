"""From lead to topic, and what came of it."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.core.journal import Kind
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping.rows import locked
from rongmei.domains.planning import events, rules, states
from rongmei.domains.planning.actions.leads import take_lead
from rongmei.domains.planning.models import Topic, TopicLead


@transaction.atomic
def propose_topic(
    *, actor: Actor, headline: str, angle: str = "", leads: Collection[int] = (), follows: int | None = None
) -> int:
    """Propose a topic, resting on leads (which are taken by that) or following an earlier topic.

    Raises:
        Denied; NotFound for a lead or topic outside the scope; Refusal without a headline.
    """
    authorise(actor, rules.PROPOSE)
    if not headline.strip():
        raise Refusal(_("选题还没有标题。"), _("请填写标题。"))
    earlier = locked(Topic, follows) if follows else None
    row = Topic.objects.create(
        headline=headline.strip()[:200], angle=angle.strip(), proposed_by_id=actor.user, follows=earlier
    )
    for lead in leads:
        take_lead(actor=actor, lead=lead)
        TopicLead.objects.create(topic=row, lead_id=lead)
    append(actor, events.TOPIC_PROPOSED, row, follows=follows)
    return row.pk


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

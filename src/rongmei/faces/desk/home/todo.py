"""What waits for this very person, most urgent first."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rongmei.core.permissions import Actor
from rongmei.core.permissions.roles import ADMINISTRATORS, Role
from rongmei.domains.liaison import api as liaison
from rongmei.domains.organisations import api as organisations
from rongmei.domains.planning import api as planning
from rongmei.domains.publishing import api as publishing
from rongmei.domains.review import api as review
from rongmei.domains.stories import api as stories
from rongmei.faces.desk.home.cards import Card, Words
from rongmei.faces.desk.home.day import MOST, Day


def todo(actor: Actor, now: Day) -> list[Card]:
    """What failed or is late, new tasks, stories sent back, one's turns to review, topics to decide, the rest."""
    tasks = _tasks(actor)
    late, later = [c for c in tasks if c.late], [c for c in tasks if not c.late]
    fresh, later = [c for c in later if c.tone == "new"], [c for c in later if c.tone != "new"]
    decisions = _proposed(now) if planning.DECIDE.held_by(actor) else []
    failed = _failed(now) if publishing.PUBLISH.held_by(actor) else []
    linked = _linked() if liaison.ADOPT.held_by(actor) else []
    return [*failed, *late, *fresh, *_returned(actor), *linked, *_reviews(actor), *decisions, *later]


def warnings(actor: Actor) -> list[Words]:
    """Licences that run out, for those who can do something about it."""
    if not actor.roles & (ADMINISTRATORS | {Role.DIRECTOR}):
        return []
    return [licence.warning for licence in organisations.licences() if licence.warning]


def _tasks(actor: Actor) -> list[Card]:
    return [_task(a) for a in planning.assignments(actor=actor, limit=MOST)]


def _task(a: planning.AssignmentRecord) -> Card:
    """A task as it stands; one that waits to be accepted is told as new."""
    fresh = a.state == planning.AssignmentState.OFFERED
    tone = "bad" if a.late else "new" if fresh else "info"
    return Card(
        a.topic_headline, reverse("desk:plan:assignment", args=[a.id]), (a.kind_label, a.who, a.note), a.deadline,
        _("新任务") if fresh else a.state_label, tone, a.late,
    )  # fmt: skip


def _failed(now: Day) -> list[Card]:
    return [
        Card(d.headline, reverse("desk:publish:story", args=[d.story]), (d.error,), d.not_before, _("发布失败"), "bad")
        for d in now.under_way
        if d.state == publishing.DeliveryState.FAILED
    ]


def _proposed(now: Day) -> list[Card]:
    return [
        Card(t.headline, reverse("desk:plan:topic", args=[t.id]), (t.proposer,), t.created_at, _("选题待批"), "warn")
        for t in now.proposed
    ]


def _linked() -> list[Card]:
    """Adopted stories whose origin took them back or corrected them, then submissions that nobody has dealt with."""
    places = {
        "suspension": ("desk:liaison:suspension", _("来源撤回"), "bad"),
        "difference": ("desk:liaison:difference", _("来源更正"), "warn"),
        "received": ("desk:liaison:arrival", liaison.IncomingState.RECEIVED.label, "info"),
        "signed_for": ("desk:liaison:arrival", liaison.IncomingState.SIGNED_FOR.label, "info"),
    }
    return [
        Card(w.headline, reverse(place, args=[w.id]), (w.sender_name,), w.at, label, tone)
        for w in liaison.open_work(limit=MOST)
        for place, label, tone in [places[w.kind]]
    ]


def _returned(actor: Actor) -> list[Card]:
    return [
        Card(s.headline, reverse("desk:edit:story", args=[s.id]), (), s.updated_at, _("退回修改"), "bad")
        for s in stories.stories(state=stories.StoryState.RETURNED, author=actor.user, limit=MOST)
    ]


def _reviews(actor: Actor) -> list[Card]:
    return [
        Card(
            r.title, reverse("desk:review:review", args=[r.id]), (r.author_name,), r.opened_at,
            r.turn.name if r.turn else "", "warn",
        )
        for r in review.inbox(actor)
    ]  # fmt: skip

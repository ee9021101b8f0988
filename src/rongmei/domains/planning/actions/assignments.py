"""Covering a topic: what is to be made, by whom, until when."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.core.journal import Kind
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, Denied, authorise
from rongmei.core.scoping.rows import locked
from rongmei.domains.accounts.api import people
from rongmei.domains.organisations.api import desks
from rongmei.domains.planning import events, rules, states
from rongmei.domains.planning.enums import CoverageKind
from rongmei.domains.planning.models import Assignment, Coverage, Topic


@transaction.atomic
def add_coverage(*, actor: Actor, topic: int, kind: CoverageKind, note: str = "") -> int:
    """Say what is to be made for an approved topic."""
    authorise(actor, rules.ASSIGN)
    parent = locked(Topic, topic)
    states.TOPIC.after(parent.state, "cover")
    row = Coverage.objects.create(topic=parent, kind=kind, note=note[:300])
    append(actor, events.COVERAGE_ADDED, row, topic=topic, kind=kind.value)
    return row.pk


@transaction.atomic
def cover_topic(
    *,
    actor: Actor,
    topic: int,
    kind: CoverageKind,
    deadline: datetime,
    note: str = "",
    user: int | None = None,
    desk: int | None = None,
) -> int:
    """Say what is to be made and give it to a person or a desk, in one step; returns the assignment's id.

    Raises:
        as `add_coverage` and `assign`; then neither has happened.
    """
    coverage = add_coverage(actor=actor, topic=topic, kind=kind, note=note)
    return assign(actor=actor, coverage=coverage, deadline=deadline, user=user, desk=desk)


@transaction.atomic
def assign(*, actor: Actor, coverage: int, deadline: datetime, user: int | None = None, desk: int | None = None) -> int:
    """Give a coverage to a person or a desk, with a deadline.

    Raises:
        Denied, NotFound; Refusal when neither is of this organisation.
    """
    authorise(actor, rules.ASSIGN)
    row = locked(Coverage, coverage)
    _refuse_strangers(user, desk)
    fresh = Assignment.objects.create(coverage=row, user_id=user, desk_id=desk, deadline=deadline)
    append(actor, events.ASSIGNED, fresh, coverage=coverage, user=user, desk=desk, deadline=deadline.isoformat())
    return fresh.pk


@transaction.atomic
def reassign(
    *, actor: Actor, assignment: int, deadline: datetime, user: int | None = None, desk: int | None = None
) -> None:
    """Give an assignment to somebody else, or give it another deadline; a new holder has to accept it again.

    Raises:
        Denied, NotFound, TransitionRefused; Refusal when neither is of this organisation.
    """
    authorise(actor, rules.ASSIGN)
    row = locked(Assignment, assignment)
    _refuse_strangers(user, desk)
    anew = row.user_id != user if row.user_id or user else row.desk_id != desk
    row.state = states.ASSIGNMENT.after(row.state, "reassign" if anew else "reschedule")
    if anew:
        row.user_id, row.desk_id = user, desk
    row.deadline = deadline
    row.save()
    deed = events.REASSIGNED if anew else events.RESCHEDULED
    append(actor, deed, row, user=row.user_id, desk=row.desk_id, deadline=deadline.isoformat())


def accept_assignment(*, actor: Actor, assignment: int) -> None:
    """Accept one's own assignment, or one of a desk one sits at; it is then one's own."""
    _move(actor, assignment, "accept", events.ACCEPTED)


def finish_assignment(*, actor: Actor, assignment: int) -> None:
    """Say that one's assignment is done."""
    _move(actor, assignment, "finish", events.FINISHED)


def cancel_assignment(*, actor: Actor, assignment: int) -> None:
    """Take an assignment back; `restore_assignment` undoes this."""
    _decide(actor, assignment, "cancel", events.CANCELLED)


def restore_assignment(*, actor: Actor, assignment: int) -> None:
    """Undo a cancellation: it is offered again to whoever had it."""
    _decide(actor, assignment, "restore", events.ASSIGNMENT_RESTORED)


@transaction.atomic
def _decide(actor: Actor, assignment: int, verb: str, deed: Kind) -> None:
    authorise(actor, rules.ASSIGN)
    row = locked(Assignment, assignment)
    row.state = states.ASSIGNMENT.after(row.state, verb)
    row.save()
    append(actor, deed, row)


@transaction.atomic
def _move(actor: Actor, assignment: int, verb: str, deed: Kind) -> None:
    authorise(actor, rules.WORK)
    row = locked(Assignment, assignment)
    _refuse_others(actor, row)
    row.state = states.ASSIGNMENT.after(row.state, verb)
    row.user_id = actor.user
    row.done_at = timezone.now() if verb == "finish" else None
    row.save()
    append(actor, deed, row)


def _refuse_others(actor: Actor, row: Assignment) -> None:
    mine = row.user_id == actor.user or (row.user_id is None and row.desk_id in actor.desks)
    if not mine:
        raise Denied(_("这项任务没有派给您。"), _("需要时请联系指挥中心改派。"))


def _refuse_strangers(user: int | None, desk: int | None) -> None:
    known = any(p.user == user for p in people()) if user else any(d.id == desk for d in desks())
    if not known:
        raise Refusal(_("请选择本单位的人员或部门。"), _("人员可能已停用，任务组可能已结束。"))

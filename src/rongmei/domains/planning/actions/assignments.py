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
def assign(*, actor: Actor, coverage: int, deadline: datetime, user: int | None = None, desk: int | None = None) -> int:
    """Give a coverage to a person or a desk, with a deadline.

    Raises:
        Denied, NotFound; Refusal when neither is of this organisation.
    """
    authorise(actor, rules.ASSIGN)
    row = locked(Coverage, coverage)
    if not _known(user, desk):
        raise Refusal(_("请选择本单位的人员或部门。"))
    fresh = Assignment.objects.create(coverage=row, user_id=user, desk_id=desk, deadline=deadline)
    append(actor, events.ASSIGNED, fresh, coverage=coverage, user=user, desk=desk, deadline=deadline.isoformat())
    return fresh.pk


def accept_assignment(*, actor: Actor, assignment: int) -> None:
    """Accept one's own assignment, or one of a desk one sits at; it is then one's own."""
    _move(actor, assignment, "accept", events.ACCEPTED)


def finish_assignment(*, actor: Actor, assignment: int) -> None:
    """Say that one's assignment is done."""
    _move(actor, assignment, "finish", events.FINISHED)


@transaction.atomic
def cancel_assignment(*, actor: Actor, assignment: int) -> None:
    """Take an assignment back."""
    authorise(actor, rules.ASSIGN)
    row = locked(Assignment, assignment)
    row.state = states.ASSIGNMENT.after(row.state, "cancel")
    row.save()
    append(actor, events.CANCELLED, row)


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


def _known(user: int | None, desk: int | None) -> bool:
    if user is not None:
        return any(p.user == user for p in people())
    return any(d.id == desk for d in desks())

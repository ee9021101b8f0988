"""Desks, task teams and licences."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping.rows import locked
from rongmei.domains.organisations import events, rules, states
from rongmei.domains.organisations.enums import LicenceKind
from rongmei.domains.organisations.models import Desk, Licence


@transaction.atomic
def open_desk(*, actor: Actor, name: str, purpose: str = "") -> int:
    """Set up a standing desk. Refused when it has no name or an open one has it."""
    authorise(actor, rules.OPEN_DESK)
    row = _fresh(Desk(name=name, purpose=purpose))
    append(actor, events.DESK_OPENED, row)
    return row.pk


@transaction.atomic
def form_team(*, actor: Actor, name: str, purpose: str, ends_at: datetime) -> int:
    """Form a task team: a desk with an end date; whoever forms it convenes it.

    Raises:
        Refusal: the end has passed, or an open desk has the name.
    """
    authorise(actor, rules.FORM_TEAM)
    if ends_at <= timezone.now():
        raise Refusal(_("任务组的结束时间已经过去。"), _("请选择一个将来的时间。"))
    row = _fresh(Desk(name=name, purpose=purpose, ends_at=ends_at, convener=actor.user))
    append(actor, events.TEAM_FORMED, row, ends=ends_at.isoformat())
    return row.pk


@transaction.atomic
def close_desk(*, actor: Actor, desk: int) -> None:
    """Close a desk, or end a task team before its time (its convener may).

    Raises:
        Denied, NotFound, TransitionRefused.
    """
    row = locked(Desk, desk)
    convenes = actor.user is not None and row.convener == actor.user
    authorise(actor, rules.FORM_TEAM if convenes else rules.CLOSE_DESK)
    states.DESK.after(states.CLOSED if row.closed_at else states.OPEN, "close")
    row.closed_at = timezone.now()
    row.save()
    append(actor, events.DESK_CLOSED, row)


@transaction.atomic
def keep_licence(*, actor: Actor, kind: LicenceKind, number: str, expires_on: date | None = None) -> None:
    """Write down a licence's number and the day it runs out (None: it has no end). Refused when the number is empty."""
    authorise(actor, rules.KEEP_LICENCE)
    if not number.strip():
        raise Refusal(_("许可证编号不能为空。"), _("请填写证上的完整编号。"))
    values = {"number": number.strip(), "expires_on": expires_on}
    row, _created = Licence.objects.update_or_create(organisation_id=actor.organisation, kind=kind, defaults=values)
    append(actor, events.LICENCE_KEPT, row, kind=kind.value)


def _fresh(row: Desk) -> Desk:
    row.name = row.name.strip()
    if not row.name:
        raise Refusal(_("名称不能为空。"), _("请填写名称。"))
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise Refusal(_("已有同名的部门或任务组。"), _("请换一个名称。")) from None
    return row

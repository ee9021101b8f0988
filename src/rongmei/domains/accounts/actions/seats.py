"""Who sits at which desk or in which task team."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.domains.accounts import events, rules
from rongmei.domains.accounts.models import DeskSeat, Membership
from rongmei.domains.organisations import api as organisations


@transaction.atomic
def seat(*, actor: Actor, desk: int, user: int) -> None:
    """Seat a member at a desk or in a task team; nothing happens when they sit there.

    Raises:
        Denied; Refusal when the desk is not here or closed, or the person is no member here.
    """
    authorise(actor, rules.SEAT)
    if desk not in {d.id for d in organisations.desks()}:
        raise Refusal(_("没有这个部门或任务组，或它已撤销。"), _("请刷新页面后重选。"))
    if not Membership.mine().filter(user_id=user, active=True).exists():
        raise Refusal(_("此人不是本单位人员。"), _("请先由系统管理员添加。"))
    place, fresh = DeskSeat.objects.get_or_create(desk_id=desk, user_id=user, organisation_id=actor.organisation)
    if fresh:
        append(actor, events.SEATED, place, person=user, desk=desk)


@transaction.atomic
def form_team(*, actor: Actor, name: str, purpose: str, ends_at: datetime, members: Collection[int] = ()) -> int:
    """Form a task team and seat its members and convener, in one step; returns the desk's id.

    Raises:
        Denied, Refusal: as `organisations.form_team` and `seat`.
    """
    desk = organisations.form_team(actor=actor, name=name, purpose=purpose, ends_at=ends_at)
    for user in sorted({*members, *([actor.user] if actor.user else [])}):
        seat(actor=actor, desk=desk, user=user)
    return desk


@transaction.atomic
def leave_desk(*, actor: Actor, desk: int, user: int) -> None:
    """Take a person from a desk; nothing happens when they do not sit there. Raises Denied."""
    authorise(actor, rules.SEAT)
    found = DeskSeat.mine().filter(desk_id=desk, user_id=user).first()
    if found:
        append(actor, events.LEFT, found, person=user, desk=desk)
        found.delete()

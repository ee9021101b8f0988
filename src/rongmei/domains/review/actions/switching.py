"""Turning classes of the content checks on and off."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import NotFound
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.domains.review import events, rules
from rongmei.domains.review.adapters.checks import checks
from rongmei.domains.review.models import CheckSwitch


@transaction.atomic
def switch_check(*, actor: Actor, check: str, off: bool) -> None:
    """Turn a class off, or on again, for the organisation. Reports of rounds under way stay as they are.

    Raises:
        Denied; NotFound when there is no such class.
    """
    authorise(actor, rules.SWITCH)
    if check not in checks:
        raise NotFound(_("没有这一项检查。"), _("请刷新页面再看。"))
    row, _made = CheckSwitch.mine().select_for_update().get_or_create(check_name=check)
    if row.off != off:
        row.off = off
        row.save()
        append(actor, events.CHECK_SWITCHED, row, check=check, off=off)

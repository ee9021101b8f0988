"""签收 and 退回: what a receiver answers to a submission."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping.rows import locked
from rongmei.domains.liaison import events, rules, states
from rongmei.domains.liaison.actions.posting import answer
from rongmei.domains.liaison.enums import ReturnReason, Stage
from rongmei.domains.liaison.models import Incoming
from rongmei.domains.liaison.phrases import REASON


@transaction.atomic
def sign_for(*, actor: Actor, incoming: int) -> None:
    """Say that a submission was received and is being looked at. Raises Denied, NotFound, TransitionRefused."""
    authorise(actor, rules.SIGN_FOR)
    row = locked(Incoming, incoming)
    row.state, row.by_id = states.INCOMING.after(row.state, "sign_for"), actor.user
    row.save()
    answer(actor, row, Stage.SIGNED_FOR)
    append(actor, events.SIGNED_FOR, row, sender=row.sender_id)


@transaction.atomic
def return_submission(*, actor: Actor, incoming: int, reason: ReturnReason, words: str = "") -> None:
    """Send a submission back with a reason.

    Args:
        words: what is to be mended; needed when the reason is "other".

    Raises:
        Denied, NotFound, TransitionRefused; Refusal without the words that are needed.
    """
    authorise(actor, rules.ADOPT)
    row = locked(Incoming, incoming)
    after = states.INCOMING.after(row.state, "return")
    if reason == ReturnReason.OTHER and not words.strip():
        raise Refusal(_("退回原因选“其他”时，请写明说明。"), REASON)
    row.state, row.reason, row.words, row.by_id = after, reason, words.strip(), actor.user
    row.save()
    answer(actor, row, Stage.RETURNED, reason=reason, words=words)
    append(actor, events.RETURNED, row, sender=row.sender_id, reason=reason.value)

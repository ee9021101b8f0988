"""What an adopter decides about a copy whose origin took it back, and what its own publishing tells the origin."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rongmei.core.i18n import Refusal
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping.rows import locked
from rongmei.core.scoping.rows import row as one
from rongmei.domains.liaison import events, rules, states
from rongmei.domains.liaison.actions.posting import answer, last_said
from rongmei.domains.liaison.enums import Stage, SuspensionState
from rongmei.domains.liaison.models import Adoption, Incoming, Suspension
from rongmei.domains.liaison.phrases import REASON
from rongmei.domains.publishing.api import public_url, restore, withdraw


@transaction.atomic
def confirm_withdrawal(*, actor: Actor, suspension: int, words: str = "") -> None:
    """Withdraw the suspended copy for good.

    Args:
        words: why; the origin's withdrawal when empty.

    Raises:
        Denied, NotFound, TransitionRefused.
    """
    authorise(actor, rules.DECIDE)
    row, adoption = _decide(actor, suspension, "confirm", words)
    withdraw(actor=actor, story=adoption.story_id, reason=words.strip() or _("来源单位撤稿"))
    answer(actor, adoption.submission, Stage.WITHDRAWN, words=words)
    append(actor, events.ADOPTION_WITHDRAWN, row, story=adoption.story_id)


@transaction.atomic
def restore_adoption(*, actor: Actor, suspension: int, words: str) -> None:
    """Keep the copy although its origin took it back, with a reason that goes back.

    Raises:
        Denied, NotFound, TransitionRefused; Refusal without a reason.
    """
    authorise(actor, rules.DECIDE)
    if not words.strip():
        raise Refusal(_("恢复采用稿需要写明原因。"), REASON)
    row, adoption = _decide(actor, suspension, "restore", words)
    restore(actor=actor, story=adoption.story_id)
    answer(actor, adoption.submission, Stage.RESTORED, words=words)
    append(actor, events.ADOPTION_RESTORED, row, story=adoption.story_id)


@transaction.atomic
def tell_published(*, actor: Actor, story: int) -> None:
    """An adopted copy went live: its origin hears where. Doing it twice says it once."""
    authorise(actor, rules.CARRY)
    adoption, url = _adopted(story), public_url(story)
    if adoption and url and last_said(adoption.submission.thread) != Stage.PUBLISHED:
        answer(actor, adoption.submission, Stage.PUBLISHED, url=url)


@transaction.atomic
def tell_copy_withdrawn(*, actor: Actor, story: int) -> None:
    """An adopted copy was withdrawn here, whoever asked for it: its origin hears. Doing it twice says it once."""
    authorise(actor, rules.CARRY)
    adoption = _adopted(story)
    if adoption is None:
        return
    for row in Suspension.mine().select_for_update().filter(adoption=adoption, state=SuspensionState.OPEN):
        row.state, row.decided_at = states.SUSPENSION.after(row.state, "confirm"), timezone.now()
        row.save()
    if last_said(adoption.submission.thread) != Stage.WITHDRAWN:
        answer(actor, adoption.submission, Stage.WITHDRAWN)


def _adopted(story: int) -> Adoption | None:
    """The adoption a story was made by, its thread's submission locked, as by everything that arrives in it."""
    found = Adoption.mine().filter(story_id=story).select_related("submission").first()
    if found:
        locked(Incoming, found.submission_id)
    return found


def _decide(actor: Actor, pk: int, verb: str, words: str) -> tuple[Suspension, Adoption]:
    """The thread's submission is locked first, as by everything that arrives in it."""
    locked(Incoming, one(Suspension, pk).adoption.submission_id)
    row = locked(Suspension, pk)
    row.state = states.SUSPENSION.after(row.state, verb)
    row.by_id, row.decided_at, row.words = actor.user, timezone.now(), words.strip()
    row.save()
    return row, Adoption.mine().select_related("submission").get(pk=row.adoption_id)

"""What follows from the packages of a thread, worked out from all that came, so that their order does not matter."""

from uuid import UUID

from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor
from rongmei.core.scoping.querysets import TenantQuerySet
from rongmei.domains.liaison import events, states
from rongmei.domains.liaison.actions.posting import answer
from rongmei.domains.liaison.actions.submitting import tell_withdrawal
from rongmei.domains.liaison.adapters.package import unpack
from rongmei.domains.liaison.enums import DifferenceState, IncomingState, PackageKind, Stage, SubmissionState
from rongmei.domains.liaison.models import Adoption, Difference, Incoming, Submission, Suspension
from rongmei.domains.publishing.api import suspend

LEADS_TO = {
    Stage.SIGNED_FOR.value: SubmissionState.SIGNED_FOR,
    Stage.RETURNED.value: SubmissionState.RETURNED,
}


def follow(actor: Actor, thread: UUID) -> None:
    """Bring what is here into step with every package of a thread: as its sender, or as its receiver."""
    sent = Submission.mine().select_for_update(of=("self",)).filter(thread=thread).first()
    if sent:
        _heard(sent)
    came = Incoming.mine().select_for_update(of=("self",)).filter(package=thread, kind=PackageKind.SUBMISSION).first()
    if came:
        _corrected(actor, came)
        _withdrawn(actor, came)


def _heard(sent: Submission) -> None:
    """A submission stands where the receiver's last receipt says, unless its sender took it back."""
    receipts = Incoming.mine().filter(thread=sent.thread, kind=PackageKind.RECEIPT, sender_id=sent.receiver_id)
    last = receipts.order_by("-turn").first()
    stage = unpack(last.body).stage if last else ""
    heard = LEADS_TO.get(stage, SubmissionState.ADOPTED) if stage else SubmissionState.SENT
    sent.state = SubmissionState.WITHDRAWN if sent.taken_back_at else heard
    sent.save()


def _corrected(actor: Actor, came: Incoming) -> None:
    """The newest correction is what is read and adopted from now on; or differs from what was adopted."""
    newest = _followers(came, PackageKind.CORRECTION).order_by("-turn").first()
    if newest is None:
        return
    came.headline, came.characters = newest.headline, newest.characters
    came.save()
    adoption = Adoption.mine().select_related("said").filter(submission=came).first()
    if adoption and adoption.said.turn < newest.turn:
        _open_difference(actor, adoption, newest)


def _open_difference(actor: Actor, adoption: Adoption, newest: Incoming) -> None:
    last = (
        Difference.mine().filter(adoption=adoption).order_by("-correction__turn").select_related("correction").first()
    )
    if last and last.correction.turn >= newest.turn:
        return
    if last is None or last.state != DifferenceState.OPEN:
        last = Difference(adoption=adoption)
    last.correction = newest
    last.save()
    append(actor, events.DIFFERENCE_OPENED, last, story=adoption.story_id)


def _withdrawn(actor: Actor, came: Incoming) -> None:
    """What is not adopted yet is closed; an adopted copy is suspended, and taken back where it was handed on to."""
    withdrawal = _followers(came, PackageKind.WITHDRAWAL).order_by("turn").first()
    if withdrawal is None:
        return
    if states.INCOMING.allows(came.state, "withdraw"):
        came.state = states.INCOMING.after(came.state, "withdraw")
        came.words = unpack(withdrawal.body).words
        came.save()
    elif came.state == IncomingState.ADOPTED:
        _suspend(actor, came, withdrawal)


def _suspend(actor: Actor, came: Incoming, withdrawal: Incoming) -> None:
    adoption = Adoption.mine().get(submission=came)
    found, fresh = Suspension.objects.get_or_create(
        organisation_id=came.organisation_id, adoption=adoption, defaults={"withdrawal": withdrawal}
    )
    if not fresh:
        return
    suspend(actor=actor, story=adoption.story_id)
    append(actor, events.ADOPTION_SUSPENDED, found, story=adoption.story_id)
    answer(actor, came, Stage.SUSPENDED)
    tell_withdrawal(actor=actor, story=adoption.story_id, words=unpack(withdrawal.body).words)


def _followers(came: Incoming, kind: PackageKind) -> TenantQuerySet[Incoming]:
    """Packages of one kind that the same sender sent in the thread."""
    return Incoming.mine().filter(thread=came.thread, sender_id=came.sender_id, kind=kind)

"""上报: sending a signed story to another organisation, and what follows from its later life here."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping import current
from rongmei.core.scoping.rows import locked
from rongmei.domains.assets.api import assets
from rongmei.domains.liaison import events, rules
from rongmei.domains.liaison.actions.posting import last_said, post, tell_withdrawn
from rongmei.domains.liaison.adapters.package import item_of, pictures_of
from rongmei.domains.liaison.enums import PackageKind, SubmissionState
from rongmei.domains.liaison.models import Adoption, Submission
from rongmei.domains.liaison.phrases import CHANGED
from rongmei.domains.liaison.queries.places import receivers
from rongmei.domains.organisations.api import OrganisationRecord, organisation
from rongmei.domains.publishing.api import is_suspended, notices
from rongmei.domains.review.api import signed_manifest
from rongmei.domains.stories.api import VersionRecord, story, uuids, version_of_hash

ENDED = (SubmissionState.RETURNED, SubmissionState.WITHDRAWN)


@transaction.atomic
def submit_story(*, actor: Actor, story: int, receiver: int, note: str = "") -> int:
    """Send the signed version of a story to another organisation; returns the submission's id.

    Args:
        receiver: id of an organisation of `receivers()`.
        note: a word to the editors there.

    Raises:
        Denied, NotFound; Refusal when nothing is signed, it is suspended, it came from there, or it is there already.
    """
    authorise(actor, rules.SUBMIT)
    place, version = _receiver(receiver), _signed(story)
    hops = _hops(story)
    if place.code in hops:
        raise Refusal(_("这篇稿件是从%(name)s来的，不能再报回去。") % {"name": place.centre_name}, _("请另选单位。"))
    row = _fresh(Submission(
        story_id=story, receiver_id=place.id, headline=version.content.headline, note=note.strip(), by_id=actor.user
    ))  # fmt: skip
    _send(actor, row, version, PackageKind.SUBMISSION, words=note)
    append(actor, events.SUBMITTED, row, story=story, receiver=place.id, hash=version.hash)
    return row.pk


@transaction.atomic
def take_back(*, actor: Actor, submission: int, reason: str) -> None:
    """Take a submission back; a copy that was adopted meanwhile is suspended there.

    Raises:
        Denied, NotFound; Refusal without a reason, or when it was returned or taken back already.
    """
    authorise(actor, rules.SUBMIT)
    row = locked(Submission, submission)
    if row.state in ENDED:
        raise Refusal(_("这次报送%(state)s，不用再撤回。") % {"state": row.get_state_display()}, CHANGED)
    if not reason.strip():
        raise Refusal(_("撤回上报需要写明原因。"), _("原因会告诉对方单位。"))
    tell_withdrawn(actor, row, reason)
    append(actor, events.TAKEN_BACK, row, story=row.story_id)


@transaction.atomic
def tell_correction(*, actor: Actor, story: int) -> None:
    """What readers here now get differs from what was sent: everybody who has it is told. Doing it twice says it once.

    A story that lost its signature again meanwhile says nothing; its next version will.
    """
    authorise(actor, rules.CARRY)
    if signed_manifest("story", story) is None:
        return
    version, note = _signed(story), _last_note(story)
    for row in _standing(story):
        if last_said(row.thread) != version.hash:
            _send(actor, row, version, PackageKind.CORRECTION, words=note)


@transaction.atomic
def tell_withdrawal(*, actor: Actor, story: int, words: str = "") -> None:
    """A story was withdrawn here: every copy of it is taken back. Doing it twice says it once.

    Args:
        words: why; what was written when it was withdrawn, unless told otherwise.
    """
    authorise(actor, rules.CARRY)
    for row in _standing(story):
        tell_withdrawn(actor, row, words or _last_note(story))


def _send(actor: Actor, row: Submission, version: VersionRecord, kind: PackageKind, *, words: str) -> None:
    manifest = signed_manifest("story", row.story_id)
    assert manifest  # `_signed` saw it in this transaction
    hops, holder = _hops(row.story_id), organisation(current().writing).centre_name
    before = Submission.mine().filter(story_id=row.story_id, receiver_id=row.receiver_id, pk__lt=row.pk)
    mends = before.filter(state=SubmissionState.RETURNED).order_by("-pk").first()
    post(
        actor,
        kind,
        thread=row.thread,
        receiver=row.receiver_id,
        origin=hops[0],
        hops=hops,
        said=version.hash,
        item=item_of(version, uuid=uuids([row.story_id])[row.story_id], holder=holder, signed_at=manifest.signed_at),
        pictures=pictures_of(version.content, assets(version.content.assets())),
        answers=str(mends.thread) if mends and kind == PackageKind.SUBMISSION else "",
        words=words.strip(),
    )


def _receiver(pk: int) -> OrganisationRecord:
    found = next((place for place in receivers() if place.id == pk), None)
    if found is None:
        raise Refusal(_("不能向这个单位报送。"), _("请从列表中选择上级单位或同级单位。"))
    return found


def _signed(pk: int) -> VersionRecord:
    manifest = signed_manifest("story", story(pk).id)
    version = version_of_hash(pk, manifest.items.get(("master", str(pk)), "")) if manifest else None
    if version is None:
        raise Refusal(_("稿件还没有签发，不能上报。"), _("三审通过、签发后才能上报。"))
    if is_suspended(pk):
        raise Refusal(_("这篇稿件已停用，不能上报。"), _("请先确认撤稿或恢复。"))
    return version


def _hops(story: int) -> tuple[str, ...]:
    """The organisations a story came through, this one last."""
    here = organisation(current().writing).code
    adopted = Adoption.mine().filter(story_id=story).first()
    return (*(adopted.hops if adopted else ()), here)


def _standing(story: int) -> list[Submission]:
    found = Submission.mine().select_for_update(of=("self",)).filter(story_id=story).exclude(state__in=ENDED)
    return list(found.order_by("pk"))


def _last_note(story: int) -> str:
    said = notices(story)
    return said[-1].note if said else ""


def _fresh(row: Submission) -> Submission:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise Refusal(_("这篇稿件已经报送给这个单位。"), _("请在“上报”里查看进展。")) from None
    return row

"""Opening, deciding, withdrawing and voiding a round of review."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, Denied, authorise
from rongmei.core.scoping.rows import locked
from rongmei.domains.review import events, rules, states
from rongmei.domains.review.actions.signing import sign
from rongmei.domains.review.adapters.checks import Finding
from rongmei.domains.review.enums import Reason, ReviewState, StepState
from rongmei.domains.review.models import Review, SignedManifest, Step
from rongmei.domains.review.queries.circuits import circuit
from rongmei.domains.review.queries.deciding import bars, decisions


@dataclass(frozen=True, slots=True)
class Item:
    """One thing a manifest covers: what it is, which one, and its hash."""

    kind: str
    ref: str
    hash: str


@transaction.atomic
def open_review(
    *, actor: Actor, kind: str, object_id: int, title: str, author: int | None, contributors: Collection[int],
    master: str, items: Collection[Item], characters: int = 0, report: Collection[Finding] = (),
) -> int:  # fmt: skip
    """Open a round: the circuit's levels are copied, what is to be signed is fixed now.

    Args:
        master: hash of the version under review.
        items: everything the signature will cover, the master among them.
        characters: how long it is, for lists.
        report: what the content checks found in that very version, kept with the round: every level sees the same.

    Raises:
        Denied; Refusal when a round is open already.
    """
    authorise(actor, rules.OPEN)
    manifest = [{"kind": i.kind, "ref": i.ref, "hash": i.hash} for i in items]
    row = _fresh(
        Review(
            kind=kind,
            object_id=object_id,
            title=title[:300],
            author_id=author,
            contributors=sorted(set(contributors)),
            master=master,
            characters=characters,
            manifest=manifest,
            report=[finding.to_json() for finding in report],
        )
    )
    for level in circuit(kind):
        state = StepState.TURN if level.order == 1 else StepState.WAITING
        Step.objects.create(
            review=row, order=level.order, name=level.name, role=level.role, proofs=list(level.proofs), state=state
        )
    append(actor, events.OPENED, row, kind=kind, object=object_id, hash=master)
    return row.pk


@transaction.atomic
def approve(
    *, actor: Actor, review: int, proofs: Collection[str] = (), note: str = "", level: int | None = None
) -> None:
    """Approve at one's level; the last level's approval signs the manifest.

    Args:
        proofs: what was proof-read; must be all that the level asks for.
        level: the one the reviewer saw; not asked when None.

    Raises:
        Denied: it is not this person's turn, or they may not decide this piece.
        Refusal: a proof is not ticked.
        TransitionRefused: the round is closed.
    """
    row, step = _turn(actor, review, level)
    if set(step.proofs) - set(proofs):
        raise Refusal(_("还有校对项没有勾选。"), _("请逐项校对后勾选，再通过。"))
    row.state = states.REVIEW.after(row.state, "approve")
    _decide(step, actor, "approve", note)
    append(actor, events.APPROVED, row, kind=row.kind, object=row.object_id, level=step.order, hash=row.master)
    following = Step.mine().filter(review=row, order__gt=step.order).order_by("order").first()
    if following:
        following.state = states.STEP.after(following.state, "turn")
        following.save()
    else:
        _sign(actor, row)
    row.save()


@transaction.atomic
def return_review(
    *, actor: Actor, review: int, reasons: Collection[Reason], note: str = "", level: int | None = None
) -> None:
    """Send it back with reasons.

    Raises:
        Denied as `approve`; Refusal without any reason; TransitionRefused when the round is closed.
    """
    row, step = _turn(actor, review, level)
    if not reasons or (Reason.OTHER in reasons and not note.strip()):
        raise Refusal(_("退回需要说明原因。"), _("请选择原因；选“其他”时请写明。"))
    row.state, row.closed_at = states.REVIEW.after(row.state, "return"), timezone.now()
    step.reasons = [r.value for r in reasons]
    _decide(step, actor, "return", note)
    _close_steps(row)
    row.save()
    append(actor, events.RETURNED, row, kind=row.kind, object=row.object_id, level=step.order)


@transaction.atomic
def withdraw_review(*, actor: Actor, kind: str, object_id: int) -> None:
    """Take a thing back out of review before it is signed."""
    authorise(actor, rules.OPEN)
    row = _open_round(kind, object_id)
    row.state, row.closed_at = states.REVIEW.after(row.state, "withdraw"), timezone.now()
    _close_steps(row)
    row.save()
    append(actor, events.WITHDRAWN, row, kind=kind, object=object_id)


@transaction.atomic
def void(*, actor: Actor, kind: str, object_id: int) -> bool:
    """After an edit nothing of the old signature holds; returns whether there was one (or a round under way)."""
    authorise(actor, rules.REOPEN)
    rows = Review.mine().select_for_update().filter(
        kind=kind, object_id=object_id, state__in=(ReviewState.OPEN, ReviewState.SIGNED)
    )  # fmt: skip
    found = list(rows)
    for row in found:
        row.state, row.closed_at = states.REVIEW.after(row.state, "void"), timezone.now()
        SignedManifest.mine().filter(review=row, voided_at=None).update(voided_at=timezone.now())
        _close_steps(row)
        row.save()
        append(actor, events.VOIDED, row, kind=kind, object=object_id)
    return bool(found)


def _turn(actor: Actor, review: int, level: int | None) -> tuple[Review, Step]:
    authorise(actor, rules.DECIDE)
    row = locked(Review, review)
    states.REVIEW.after(row.state, "approve")
    step = Step.mine().select_for_update().get(review=row, state=StepState.TURN)
    decided = decisions(row.kind, [row.object_id]).get(row.object_id, set())
    if barred := bars(actor.user, actor.roles, row, step, decided):
        raise Denied(_("这篇稿件现在不由您审核。"), "".join(barred))
    if level not in (None, step.order):
        raise Refusal(_("这一级刚由别人审完，现在是“%(name)s”。") % {"name": step.name}, _("请重新查看后再决定。"))
    return row, step


def _decide(step: Step, actor: Actor, verb: str, note: str) -> None:
    step.state = states.STEP.after(step.state, verb)
    step.decided_by_id, step.decided_at, step.note = actor.user, timezone.now(), note.strip()
    step.save()


def _sign(actor: Actor, row: Review) -> None:
    row.state, row.closed_at = states.REVIEW.after(row.state, "sign"), timezone.now()
    hash_ = sign(actor=actor, review=row)
    append(actor, events.SIGNED, row, kind=row.kind, object=row.object_id, hash=row.master, manifest=hash_)


def _close_steps(row: Review) -> None:
    for step in Step.mine().filter(review=row, state__in=(StepState.TURN, StepState.WAITING)):
        step.state = states.STEP.after(step.state, "close")
        step.save()


def _open_round(kind: str, object_id: int) -> Review:
    found = Review.mine().select_for_update().filter(kind=kind, object_id=object_id, state=ReviewState.OPEN).first()
    if found is None:
        raise Refusal(_("这篇稿件不在审核中。"), _("请刷新页面查看最新状态。"))
    return found


def _fresh(row: Review) -> Review:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise Refusal(_("这篇稿件已在审核中。"), _("请等待审核结果，或先撤回送审。")) from None
    return row

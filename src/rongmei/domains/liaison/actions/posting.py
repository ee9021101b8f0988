"""Putting a package into the outbox, in the transaction of the verb that sends it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor
from rongmei.core.scoping import current
from rongmei.domains.liaison import events
from rongmei.domains.liaison.adapters.package import Package, Picture, pack
from rongmei.domains.liaison.enums import PackageKind, ReturnReason, Stage, SubmissionState
from rongmei.domains.liaison.models import Incoming, Outgoing, Submission
from rongmei.domains.organisations.api import organisation


def post(
    actor: Actor, kind: PackageKind, *, thread: UUID, receiver: int, origin: str, hops: tuple[str, ...], said: str,
    item: Mapping[str, Any] | None = None, pictures: tuple[Picture, ...] = (), **told: str,
) -> Outgoing:  # fmt: skip
    """Write one package for a receiver; what carries it hears of it by the journal.

    Args:
        said: the hash of the content it brings, or the stage it tells; so that the same is not said twice in a row.
        told: what else the envelope says, by the names of `Package`.
    """
    here, there = organisation(current().writing), organisation(receiver)
    package = Package(
        id=thread if kind == PackageKind.SUBMISSION else uuid4(),
        kind=kind,
        thread=thread,
        turn=Outgoing.mine().filter(thread=thread).count(),
        sender=here.code,
        receiver=there.code,
        origin=origin,
        hops=hops,
        sent_at=timezone.now().isoformat(),
        item=item,
        pictures=pictures,
        who=actor.name if actor.user else "",
        **told,
    )
    body, hash_ = pack(package)
    row: Outgoing = Outgoing.objects.create(
        package=package.id, thread=thread, turn=package.turn, kind=kind, receiver_id=receiver, body=body, hash=hash_,
        said=said, not_before=timezone.now(),
    )  # fmt: skip
    append(actor, events.QUEUED, row, kind=kind.value, receiver=receiver, hash=hash_)
    return row


def answer(
    actor: Actor, submission: Incoming, stage: Stage, *, reason: ReturnReason | None = None, words: str = "",
    url: str = "",
) -> None:  # fmt: skip
    """Send a receipt back to who submitted."""
    here = organisation(current().writing)
    post(
        actor, PackageKind.RECEIPT, thread=submission.thread, receiver=submission.sender_id, origin=here.code,
        hops=(here.code,), said=stage.value, stage=stage.value, reason=reason.value if reason else "",
        words=words.strip(), url=url,
    )  # fmt: skip


def last_said(thread: UUID) -> str:
    """What this side said last in a thread that `post` remembers; empty for nothing yet."""
    found = Outgoing.mine().filter(thread=thread).exclude(said="").order_by("-turn").values_list("said", flat=True)
    return found.first() or ""


def tell_withdrawn(actor: Actor, row: Submission, words: str) -> None:
    """Close a locked submission at its sender, and take it back at its receiver."""
    here = organisation(current().writing)
    row.taken_back_at = timezone.now()
    row.state = SubmissionState.WITHDRAWN
    row.save()
    post(
        actor, PackageKind.WITHDRAWAL, thread=row.thread, receiver=row.receiver_id, origin=here.code,
        hops=(here.code,), said="withdrawal", words=words.strip(),
    )  # fmt: skip

"""批量签发: one person signs many old articles, each under a manifest of its own that the batch covers."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import rfc8785
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from rongmei.core.i18n import Refusal
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, Role, authorise
from rongmei.core.scoping import current
from rongmei.core.scoping.rows import row
from rongmei.domains.review import events, rules
from rongmei.domains.review.actions.rounds import Item
from rongmei.domains.review.actions.signing import body_of, hash_of
from rongmei.domains.review.enums import ReviewState, StepState
from rongmei.domains.review.models import Batch, BatchItem, ManifestItem, Review, SignedManifest, Step

MANY = 2000


@dataclass(frozen=True, slots=True)
class Piece:
    """One old article under a batch: which, its headline, its version's hash, and everything its manifest covers."""

    object_id: int
    title: str
    master: str
    items: tuple[Item, ...]
    characters: int = 0


@transaction.atomic
def sign_batch(*, actor: Actor, kind: str, pieces: Sequence[Piece]) -> int:
    """Sign old articles that were reviewed and published under another system; returns the batch's id.

    Nothing is out by this: `sign_pieces` writes each piece's manifest, which must be the one covered here.

    Raises:
        Denied; Refusal when there is nothing to sign.
    """
    authorise(actor, rules.SIGN_BATCH)
    if not pieces or actor.user is None:
        raise Refusal(_("没有可以签发的稿件。"), _("请先导入旧站稿件。"))
    rows = [(p.object_id, p.master, _manifest(kind, p, actor.user)) for p in pieces]
    batch = Batch.objects.create(
        kind=kind, hash=_covering(kind, rows, actor.user), pieces=len(rows), role=Role.THIRD_REVIEWER,
        signed_by_id=actor.user,
    )  # fmt: skip
    items = [BatchItem(batch=batch, object_id=pk, master=master, manifest=hash_) for pk, master, hash_ in rows]
    BatchItem.objects.bulk_create(items, batch_size=MANY)
    append(actor, events.BATCH_SIGNED, batch, kind=kind, pieces=len(rows), hash=batch.hash)
    return batch.pk


@transaction.atomic
def sign_pieces(*, actor: Actor, batch: int, pieces: Collection[Piece]) -> list[int]:
    """Write the manifests of pieces as a batch signed them; the database refuses any it does not cover.

    Returns:
        ids of the things whose manifest was written; those not covered as they are now, or signed already, are not.
    """
    authorise(actor, rules.SIGN_PIECES)
    signed = row(Batch, batch)
    covered = dict(BatchItem.mine().filter(batch=signed, object_id__in=[p.object_id for p in pieces])
                   .values_list("object_id", "manifest"))  # fmt: skip
    done = set(SignedManifest.mine().filter(batch=signed, review__object_id__in=covered)
               .values_list("review__object_id", flat=True))  # fmt: skip
    fresh = [p for p in pieces if p.object_id not in done
             and covered.get(p.object_id) == _manifest(signed.kind, p, signed.signed_by_id)]  # fmt: skip
    for piece, review in zip(fresh, _reviews(signed, fresh), strict=True):
        append(actor, events.SIGNED_IN_BATCH, review, kind=signed.kind, object=piece.object_id, hash=piece.master,
               manifest=covered[piece.object_id], batch=batch)  # fmt: skip
    return [p.object_id for p in fresh]


def _reviews(batch: Batch, pieces: Sequence[Piece]) -> list[Review]:
    """A closed round of one level for each piece, its signature, and what that covers."""
    reviews = Review.objects.bulk_create([_review(batch.kind, p) for p in pieces])
    steps = Step.objects.bulk_create([_step(r, batch.signed_by_id, batch) for r in reviews])
    bodies = [body_of(review, [step]) for review, step in zip(reviews, steps, strict=True)]
    manifests = SignedManifest.objects.bulk_create(
        SignedManifest(review=r, body=b.decode(), hash=hash_of(b), signed_by_id=batch.signed_by_id, batch=batch)
        for r, b in zip(reviews, bodies, strict=True)
    )
    ManifestItem.objects.bulk_create(
        ManifestItem(manifest=m, kind=i["kind"], ref=i["ref"], hash=i["hash"])
        for m, r in zip(manifests, reviews, strict=True) for i in r.manifest
    )  # fmt: skip
    return list(reviews)


def _review(kind: str, piece: Piece) -> Review:
    return Review(
        organisation_id=current().writing, kind=kind, object_id=piece.object_id, title=piece.title[:300],
        master=piece.master, characters=piece.characters, state=ReviewState.SIGNED, closed_at=timezone.now(),
        manifest=[{"kind": i.kind, "ref": i.ref, "hash": i.hash} for i in piece.items],
    )  # fmt: skip


def _step(review: Review, who: int, batch: Batch | None = None) -> Step:
    with override("zh-hans"):
        name = _("旧站稿件批量签发")
    at = batch.signed_at if batch else None
    return Step(review=review, order=1, name=name, role=Role.THIRD_REVIEWER, state=StepState.APPROVED,
                decided_by_id=who, decided_at=at)  # fmt: skip


def _manifest(kind: str, piece: Piece, who: int) -> str:
    """The hash of the manifest a piece will have when this person signs it."""
    review = _review(kind, piece)
    return hash_of(body_of(review, [_step(review, who)]))


def _covering(kind: str, rows: Sequence[tuple[int, str, str]], who: int) -> str:
    pieces = [list(found) for found in sorted(rows)]
    said: dict[str, Any] = {
        "organisation": current().writing,
        "kind": kind,
        "by": who,
        "role": Role.THIRD_REVIEWER,
        "pieces": pieces,
    }
    return hash_of(rfc8785.dumps(said))

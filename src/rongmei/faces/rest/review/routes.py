"""Rounds of review and their circuit."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from ninja import Path, Query, Router

from rongmei.core.i18n import NotFound
from rongmei.domains.review import api as review
from rongmei.faces.rest.fields import DONE, Code, Id
from rongmei.faces.rest.frame import Asked, needs
from rongmei.faces.rest.paging import Page, Part, cut, page, whole
from rongmei.faces.rest.review import schemas as s

router = Router()
KIND = "story"


@router.get("/reviews", response=Page[s.ReviewOut])
@needs(review.SEE)
def open_reviews(request: Asked, asked: Query[Part]) -> Any:
    """Rounds under way, the oldest first."""
    return page(review.open_reviews(after=asked.cursor, limit=asked.more), asked)


@router.get("/reviews/inbox", response=Page[s.ReviewOut])
@needs(review.SEE)
def inbox(request: Asked, asked: Query[Part]) -> Any:
    """Rounds whose turn is one's own, the first opened first."""
    return cut(review.inbox(request.actor), asked)


@router.get("/reviews/decided", response=Page[s.ReviewOut])
@needs(review.SEE)
def decided_by(request: Asked) -> Any:
    """The last hundred rounds in which one decided, the latest first."""
    return whole(review.decided_by(request.actor.user or 0))


@router.get("/reviews/{review_id}", response=s.ReviewOut)
@needs(review.SEE)
def review_of(request: Asked, review_id: Path[Id]) -> Any:
    """One round."""
    return review.review(review_id)


@router.get("/reviews/{review_id}/bars", response=s.BarsOut)
@needs(review.SEE)
def what_bars(request: Asked, review_id: Path[Id]) -> Any:
    """What keeps one from deciding a round."""
    return {"bars": review.what_bars(request.actor, review_id)}


@router.get("/reviews/{review_id}/manifest", response=s.ManifestOut)
@needs(review.SEE)
def manifest_of(request: Asked, review_id: Path[Id]) -> Any:
    """What the last level signed."""
    return _told(review.manifest_of(review_id))


@router.get("/reviews/{review_id}/last-seen", response=s.SeenOut | None)
@needs(review.SEE)
def last_seen(request: Asked, review_id: Path[Id]) -> Any:
    """What was decided upon before this round, by oneself if one did; null in a first round."""
    return review.last_seen(review_id, person=request.actor.user)


@router.post("/reviews/{review_id}/approve", response=DONE)
@needs(review.DECIDE)
def approve(request: Asked, review_id: Path[Id], sent: s.Approval) -> None:
    """Let a story pass one's level; the last level signs."""
    review.approve(actor=request.actor, review=review_id, **sent.dict())


@router.post("/reviews/{review_id}/return", response=DONE)
@needs(review.DECIDE)
def return_review(request: Asked, review_id: Path[Id], sent: s.Return) -> None:
    """Send a story back with reasons."""
    review.return_review(actor=request.actor, review=review_id, **sent.dict())


@router.get("/stories/{story}/reviews", response=Page[s.ReviewOut])
@needs(review.SEE)
def rounds(request: Asked, story: Path[Id]) -> Any:
    """A story's rounds, the latest first."""
    return whole(review.rounds(KIND, story))


@router.get("/circuit", response=s.CircuitOut)
@needs(review.SEE)
def circuit(request: Asked) -> Any:
    """The levels a story passes."""
    return {"levels": review.circuit(KIND), "mark": review.circuit_mark(KIND)}


@router.get("/circuit/unstaffed", response=Page[s.LevelOut])
@needs(review.SEE)
def unstaffed(request: Asked) -> Any:
    """Levels for which there is nobody here."""
    return whole(review.unstaffed(KIND))


@router.get("/checks", response=Page[s.CheckOut])
@needs(review.SEE)
def check_list(request: Asked) -> Any:
    """The classes of the content checks."""
    return whole(review.check_list())


@router.put("/checks/{check}", response=DONE)
@needs(review.SWITCH)
def switch_check(request: Asked, check: Path[Code], sent: s.SwitchIn) -> None:
    """Turn a class of the content checks off, or on again."""
    review.switch_check(actor=request.actor, check=check, off=sent.off)


@router.put("/circuit", response=DONE)
@needs(review.SHAPE)
def shape_circuit(request: Asked, sent: s.CircuitIn) -> None:
    """Change the levels; rounds under way keep theirs."""
    levels = [
        review.LevelRecord(order, level.name, level.role, tuple(level.proofs))
        for order, level in enumerate(sent.levels, 1)
    ]
    review.shape_circuit(actor=request.actor, kind=KIND, levels=levels, seen=sent.seen)


def _told(found: review.ManifestRecord | None) -> dict[str, Any]:
    if found is None:
        raise NotFound(_("这一轮审稿还没有签发。"), _("三审通过后才有签发清单。"))
    items = [{"kind": kind, "ref": ref, "hash": hash_} for (kind, ref), hash_ in sorted(found.items.items())]
    return {
        "id": found.id, "review": found.review, "hash": found.hash, "items": items, "signed_at": found.signed_at,
        "signed_by": found.signed_by, "voided_at": found.voided_at,
    }  # fmt: skip

"""One review: the piece as it will read, what changed, how far the round has come, and the decision."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_GET

from rongmei.core.i18n import Refusal
from rongmei.core.permissions import Actor
from rongmei.core.ui.guard import requires
from rongmei.domains.publishing import api as publishing
from rongmei.domains.review import api
from rongmei.faces.desk.doing import who
from rongmei.faces.desk.review.forms import ApproveForm, ReturnForm
from rongmei.faces.desk.review.showing import showings


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed when a decision was refused, and why it was."""

    approve: ApproveForm | None = None
    back: ReturnForm | None = None
    proofs: Sequence[str] = field(default=())
    refusal: Refusal | None = None


@require_GET
@requires(api.SEE)
def review(request: HttpRequest, review: int) -> HttpResponse:
    """One round of review."""
    return show(request, review, Typed())


def show(request: HttpRequest, pk: int, typed: Typed) -> HttpResponse:
    """The page; after a refusal with the sentence in place and everything typed still there."""
    actor = who(request)
    found = api.review(pk)
    level = {"level": found.turn.order if found.turn else None}
    context = {
        "review": found,
        "rounds": api.rounds(found.kind, found.object_id),
        "bars": api.what_bars(actor, pk),
        "lacking": "、".join(step.name for step in api.gaps([found]).get(pk, ())),
        "approve_form": typed.approve or ApproveForm(initial=level),
        "return_form": typed.back or ReturnForm(initial=level),
        "ticked": set(typed.proofs),
        "refusal": typed.refusal,
        "refused": "return" if typed.back else "approve",
        "last": found.turn == found.steps[-1],
        "decided": any(step.decided_by == actor.user for step in found.steps),
        **piece(found, actor),
        **_neighbours(actor, pk),
        **_after(found, actor),
    }
    return render(request, "desk/review/review.html", context, status=typed.refusal.status if typed.refusal else 200)


def piece(found: api.ReviewRecord, actor: Actor) -> dict[str, Any]:
    """What is under review: how its kind shows it, and what changed since this reviewer, or the last, saw it."""
    showing, kind = showings.get(found.kind), api.reviewables.get(found.kind)
    content = kind.seen(found.object_id, found.master)
    seen = api.last_seen(found.id, person=actor.user)
    before = kind.seen(found.object_id, seen.master) if seen else None
    compared = showing.compare(before, content) if before else {}
    home = _address(showing.home, found.object_id)
    return {"showing": showing, "home": home, "seen": seen if before else None, **showing.read(content), **compared}


def following(actor: Actor, pk: int) -> int | None:
    """The review of one's inbox to go on with: the next one after this, else the first."""
    waiting = [r.id for r in api.inbox(actor) if r.id != pk]
    return next((other for other in waiting if other > pk), waiting[0] if waiting else None)


def _neighbours(actor: Actor, pk: int) -> dict[str, Any]:
    mine = [r.id for r in api.inbox(actor)]
    place = mine.index(pk) + 1 if pk in mine else 0
    return {"place": place, "waiting": len(mine), "next": following(actor, pk)}


def _after(found: api.ReviewRecord, actor: Actor) -> dict[str, Any]:
    """What comes of a signed story: where it is published."""
    signed = found.state == api.ReviewState.SIGNED and found.kind == "story"
    return {"publishable": signed and publishing.SEE.held_by(actor), "manifest": api.manifest_of(found.id)}


def _address(name: str, pk: int) -> str:
    try:
        return reverse(name, args=[pk])
    except NoReverseMatch:
        return ""

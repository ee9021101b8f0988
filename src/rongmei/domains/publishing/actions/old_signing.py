"""Signing an old site's articles together, and carrying the signature out piece by piece."""

import hashlib
from collections.abc import Sequence
from datetime import timedelta

import rfc8785
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping.rows import locked
from rongmei.domains.publishing import events, rules, states
from rongmei.domains.publishing.actions.channels import site_channel
from rongmei.domains.publishing.actions.sending import deliver, fail
from rongmei.domains.publishing.actions.signed import shown_paths
from rongmei.domains.publishing.enums import DeliveryState, OldArticleState
from rongmei.domains.publishing.models import Delivery, OldArticle, OldSite
from rongmei.domains.review import api as review
from rongmei.domains.review.api import Item, Piece
from rongmei.domains.stories import api as stories

MOST = 10_000
AT_ONCE = 25
# So long nobody else takes up what is being brought out here.
LEASE = timedelta(minutes=2)


def old_mark(site: int) -> str:
    """A mark of exactly what one would sign now: the versions of the articles that wait for it."""
    said = [[row.story_id, row.master] for row in _waiting(site)]
    return hashlib.sha256(rfc8785.dumps(said)).hexdigest()


@transaction.atomic
def sign_old_site(*, actor: Actor, site: int, seen: str) -> int:
    """Sign the articles that wait, at most `MOST`; each becomes public soon after under a manifest of its own.

    An article that somebody edited since it came in is not among them: it goes through review as any story.

    Args:
        seen: `old_mark` of what was looked at.

    Returns:
        how many were signed.

    Raises:
        Denied, NotFound; Refusal when nothing waits, or something else waits than was looked at.
    """
    authorise(actor, review.SIGN_BATCH)
    row = locked(OldSite, site)
    if seen != old_mark(site):
        raise Refusal(_("待签发的稿件刚有变化。"), _("请核对后再签发。"))
    waiting = _waiting(site)
    free = stories.untouched([x.story_id for x in waiting if x.story_id])
    OldArticle.mine().filter(pk__in=[x.pk for x in waiting if x.story_id not in free]).update(
        state=OldArticleState.CHANGED
    )
    covered = [x for x in waiting if x.story_id in free]
    batch = review.sign_batch(actor=actor, kind="story", pieces=[_piece(x) for x in covered])
    OldArticle.mine().filter(pk__in=[x.pk for x in covered]).update(state=OldArticleState.COVERED, batch_id=batch)
    append(actor, events.OLD_SIGNED, row, batch=batch, pieces=len(covered))
    return len(covered)


def move_over_some(*, actor: Actor, site: int) -> int:
    """Bring the next signed articles out; returns how many were looked at, 0 when none is left."""
    authorise(actor, rules.SEND)
    looked, sent = _lease_some(actor, site)
    for delivery in sent:
        try:
            deliver(actor=actor, delivery=delivery)
        except (Refusal, OSError) as error:
            fail(actor=actor, delivery=delivery, error=str(error))
    return looked


@transaction.atomic
def _lease_some(actor: Actor, site: int) -> tuple[int, list[int]]:
    """Write the manifests of some pieces and lease their deliveries, which the sweep takes up if this worker dies."""
    found = OldArticle.mine().filter(site_id=site, state=OldArticleState.COVERED).order_by("pk")
    rows = list(found.select_for_update(skip_locked=True)[:AT_ONCE])
    free = stories.untouched([x.story_id for x in rows if x.story_id])
    sent: list[int] = []
    for batch in sorted({x.batch_id for x in rows if x.batch_id}):
        pieces = [_piece(x) for x in rows if x.batch_id == batch and x.story_id in free]
        signed = set(review.sign_pieces(actor=actor, batch=batch, pieces=pieces))
        stories.mark_signed_in_batch(actor=actor, stories=signed, batch=batch)
        sent += _deliveries([x for x in rows if x.story_id in signed])
        free = free - {p.object_id for p in pieces} | signed
    live = [x.pk for x in rows if x.story_id in free]
    OldArticle.mine().filter(pk__in=live).update(state=OldArticleState.LIVE)
    OldArticle.mine().filter(pk__in=[x.pk for x in rows if x.pk not in live]).update(state=OldArticleState.CHANGED)
    return len(rows), sent


def _deliveries(rows: Sequence[OldArticle]) -> list[int]:
    manifests = review.manifests_in_force("story", objects=[x.story_id for x in rows if x.story_id])
    versions = stories.versions_of_hashes([(x.story_id or 0, x.master) for x in rows])
    channel, now = site_channel(), timezone.now()
    made = Delivery.objects.bulk_create(
        Delivery(
            story_id=x.story_id or 0, channel=channel, manifest_id=manifests[x.story_id or 0], content_hash=x.master,
            headline=x.headline, shows=shown_paths(versions[x.story_id or 0, x.master].content),
            state=states.DELIVERY.after(DeliveryState.PENDING, "send"), not_before=now, lease_until=now + LEASE,
            attempts=1, first_live_at=x.dated_at,
        )
        for x in rows
    )  # fmt: skip
    return [row.pk for row in made]


def _waiting(site: int) -> list[OldArticle]:
    found = OldArticle.mine().filter(site_id=site, state=OldArticleState.TAKEN).order_by("dated_at", "pk")
    return list(found[:MOST])


def _piece(row: OldArticle) -> Piece:
    return Piece(row.story_id or 0, row.headline, row.master, tuple(Item(*item) for item in row.items))

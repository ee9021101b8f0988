"""The signature at the end: one manifest, in canonical JSON, under its hash."""

import hashlib
from collections.abc import Iterable

import rfc8785

from rongmei.core.permissions import Actor
from rongmei.domains.review.models import ManifestItem, Review, SignedManifest, Step


def sign(*, actor: Actor, review: Review) -> str:
    """Sign what the review was opened over; returns the manifest's hash. Part of the last approval."""
    body = body_of(review, Step.mine().filter(review=review).order_by("order"))
    hash_ = hash_of(body)
    manifest = SignedManifest.objects.create(review=review, body=body.decode(), hash=hash_, signed_by_id=actor.user)
    items = [ManifestItem(manifest=manifest, kind=i["kind"], ref=i["ref"], hash=i["hash"]) for i in review.manifest]
    ManifestItem.objects.bulk_create(items)
    return hash_


def body_of(review: Review, steps: Iterable[Step]) -> bytes:
    """What a signature says of a review and its decided steps, in canonical JSON."""
    return rfc8785.dumps(
        {
            "organisation": review.organisation_id,
            "kind": review.kind,
            "object": review.object_id,
            "master": review.master,
            "items": review.manifest,
            "decisions": [{"level": s.order, "by": s.decided_by_id, "role": s.role} for s in steps],
        }
    )


def hash_of(body: bytes) -> str:
    """The hash a body is known by."""
    return "sha256:" + hashlib.sha256(body).hexdigest()

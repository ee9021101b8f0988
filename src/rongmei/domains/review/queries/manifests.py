"""What was signed."""

from collections.abc import Collection

from rongmei.domains.accounts.api import names
from rongmei.domains.review.models import ManifestItem, SignedManifest
from rongmei.domains.review.queries.records import ManifestRecord, SignatureRecord


def signed_manifest(kind: str, object_id: int) -> ManifestRecord | None:
    """The manifest in force for a thing, None when it is not signed or the signature was voided."""
    found = SignedManifest.objects.filter(review__kind=kind, review__object_id=object_id, voided_at=None)
    return _record(found.order_by("-id").first())


def manifest_of(review: int) -> ManifestRecord | None:
    """What a round ended in, voided or not; None when it was not signed."""
    return _record(SignedManifest.objects.filter(review_id=review).first())


def manifest(pk: int) -> ManifestRecord | None:
    """One manifest, voided or not; None when there is none."""
    return _record(SignedManifest.objects.filter(pk=pk).first())


def signatures(kind: str, *, objects: Collection[int]) -> list[SignatureRecord]:
    """Of these things those whose signature is in force, the latest first."""
    found = SignedManifest.objects.filter(review__kind=kind, review__object_id__in=objects, voided_at=None)
    rows = list(found.select_related("review").order_by("-id"))
    people = names([*(m.signed_by_id for m in rows), *(m.review.author_id for m in rows)])
    return [
        SignatureRecord(
            m.pk, m.review_id, m.review.object_id, m.review.title, people.get(m.review.author_id or 0, ""),
            m.review.characters, m.signed_at, people.get(m.signed_by_id or 0, ""),
        )
        for m in rows
    ]  # fmt: skip


def manifests_in_force(kind: str, *, objects: Collection[int]) -> dict[int, int]:
    """The id of the manifest in force of each of these things that has one."""
    found = SignedManifest.objects.filter(review__kind=kind, review__object_id__in=objects, voided_at=None)
    return dict(found.order_by("id").values_list("review__object_id", "id"))


def _record(found: SignedManifest | None) -> ManifestRecord | None:
    if found is None:
        return None
    items = {(i.kind, i.ref): i.hash for i in ManifestItem.objects.filter(manifest=found)}
    who = names([found.signed_by_id]).get(found.signed_by_id or 0, "")
    return ManifestRecord(found.pk, found.review_id, found.hash, items, found.signed_at, who, found.voided_at)

"""What others may know of assets."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from django.utils.translation import gettext_lazy as _

from rongmei.core.files import open_bytes
from rongmei.core.i18n import NotFound
from rongmei.core.scoping.rows import row
from rongmei.domains.assets.models import Asset, AssetRendition


@dataclass(frozen=True, slots=True)
class AssetRecord:
    """One picture; `renditions` maps a size's name to the hash of its bytes."""

    id: int
    sha256: str
    mime: str
    width: int
    height: int
    name: str
    alt: str
    credit: str
    rights: str
    created_at: datetime
    renditions: dict[str, str]


def asset(pk: int) -> AssetRecord:
    """The asset of that id; NotFound outside the scope."""
    return _record(row(Asset, pk))


def assets(ids: Collection[int]) -> dict[int, AssetRecord]:
    """Assets of the readable organisation by id; those not there are left out."""
    return {a.pk: _record(a) for a in Asset.objects.filter(pk__in=ids).prefetch_related("renditions")}


def library(*, words: str = "", rights: str = "", limit: int = 60, before: int | None = None) -> list[AssetRecord]:
    """The newest assets, filtered by words in name, description or credit, and by rights."""
    found = Asset.objects.order_by("-id").prefetch_related("renditions")
    if words:
        found = found.filter(name__icontains=words) | found.filter(alt__icontains=words)
    if rights:
        found = found.filter(rights=rights)
    if before:
        found = found.filter(pk__lt=before)
    return [_record(a) for a in found[:limit]]


def open_rendition(pk: int, name: str) -> IO[bytes]:
    """The bytes of a rendition (JPEG), or of the `original`; NotFound outside the scope."""
    if name == "original":
        return open_bytes(row(Asset, pk).sha256)
    found = AssetRendition.mine().filter(asset_id=pk, name=name).first()
    if found is None:
        raise NotFound(_("没有这张图片。"), _("请返回素材库查看。"))
    return open_bytes(found.sha256)


def _record(a: Asset) -> AssetRecord:
    sizes = {r.name: r.sha256 for r in a.renditions.all()}
    return AssetRecord(
        a.pk, a.sha256, a.mime, a.width, a.height, a.name, a.alt, a.credit, a.rights, a.created_at, sizes
    )

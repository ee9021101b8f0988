"""What others may know of assets."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rongmei.core.files import open_bytes
from rongmei.core.i18n import NotFound
from rongmei.core.scoping.rows import row
from rongmei.core.search.query import find
from rongmei.domains.accounts.api import names
from rongmei.domains.assets.enums import Rendition, Rights
from rongmei.domains.assets.models import Asset

ASSET_WORDS = "assets.asset"
ORIGINAL = "original"
RENDERED = "image/jpeg"


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
    size: int = 0
    uploader: str = ""

    @property
    def rights_label(self) -> str | Promise:
        """The ground's word on screen."""
        return Rights(self.rights).label

    @property
    def lacks(self) -> list[str | Promise]:
        """What must still be said of it before a story that shows it can be reviewed, in words."""
        checks = [(not self.alt, _("缺说明文字")), (self.rights == Rights.UNKNOWN, _("版权待核实"))]
        return [words for lacking, words in checks if lacking]


@dataclass(frozen=True, slots=True)
class Bytes:
    """One file of an asset: the hash of its bytes and their media type."""

    sha256: str
    mime: str


def asset(pk: int) -> AssetRecord:
    """The asset of that id, with the name of whoever uploaded it; NotFound outside the scope."""
    return _with_names([row(Asset, pk)])[0]


def assets(ids: Collection[int]) -> dict[int, AssetRecord]:
    """Assets of the readable organisation by id; those not there are left out."""
    return {a.pk: _record(a) for a in Asset.objects.filter(pk__in=ids).prefetch_related("renditions")}


def asset_of_bytes(sha256: str) -> int | None:
    """The first picture of the readable organisation with exactly these bytes."""
    return Asset.objects.filter(sha256=sha256).order_by("pk").values_list("pk", flat=True).first()


def library(*, words: str = "", rights: str = "", limit: int = 60, before: int | None = None) -> list[AssetRecord]:
    """The newest assets, filtered by words in name, description or credit, and by rights.

    Args:
        before: id of an asset; only older ones.
    """
    found = Asset.objects.order_by("-id").prefetch_related("renditions")
    if words:
        hits = [hit.object_id for hit in find(words, kinds=[ASSET_WORDS], limit=500)]
        found = found.filter(Q(pk__in=hits) | Q(name__icontains=words))
    if rights:
        found = found.filter(rights=rights)
    if before:
        found = found.filter(pk__lt=before)
    return _with_names(found[:limit])


def rendition(pk: int, name: str) -> Bytes:
    """Which bytes a size of an asset is: a rendition's, or the `original` as it came in.

    Raises:
        NotFound: outside the scope, or no size of that name.
    """
    found = row(Asset, pk)
    if name == ORIGINAL:
        return Bytes(found.sha256, found.mime)
    made = found.renditions.filter(name=name).first() if name in Rendition.values else None
    if made is None:
        raise NotFound(_("没有这个尺寸的图片。"), _("请从素材页打开。"))
    return Bytes(made.sha256, RENDERED)


def open_rendition(pk: int, name: str) -> IO[bytes]:
    """The bytes of a size of an asset; raises as `rendition`."""
    return open_bytes(rendition(pk, name).sha256)


def _with_names(found: Iterable[Asset]) -> list[AssetRecord]:
    rows = list(found)
    people = names([a.uploaded_by_id for a in rows])
    return [_record(a, people.get(a.uploaded_by_id or 0, "")) for a in rows]


def _record(a: Asset, uploader: str = "") -> AssetRecord:
    sizes = {r.name: r.sha256 for r in a.renditions.all()}
    return AssetRecord(
        a.pk, a.sha256, a.mime, a.width, a.height, a.name, a.alt, a.credit, a.rights, a.created_at, sizes, a.size,
        uploader,
    )  # fmt: skip

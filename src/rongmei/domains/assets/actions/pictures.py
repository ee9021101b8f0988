"""Taking in pictures and describing them."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rongmei.core.files import put
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping.rows import locked
from rongmei.core.search import index
from rongmei.domains.assets import events, rules
from rongmei.domains.assets.adapters.renditions import render
from rongmei.domains.assets.enums import Rendition, Rights
from rongmei.domains.assets.models import Asset, AssetRendition
from rongmei.domains.assets.queries import ASSET_WORDS, AssetRecord, asset
from rongmei.domains.assets.validators import MOST_BYTES, NotAPicture, Picture, decode


@transaction.atomic
def upload_picture(*, actor: Actor, content: Iterable[bytes], name: str) -> AssetRecord:
    """Take in a picture: checked by content, kept, its renditions made. When this returns nothing can be lost.

    Raises:
        Denied; NotAPicture when the bytes are none we take.
    """
    authorise(actor, rules.UPLOAD)
    data = _read(content)
    picture = decode(data)
    kept = put([data])
    row = Asset.objects.create(
        sha256=kept.sha256, size=kept.size, mime=picture.mime, width=picture.image.width,
        height=picture.image.height, name=name[-200:], uploaded_by_id=actor.user,
    )  # fmt: skip
    _render(row, picture)
    _index(row)
    append(actor, events.UPLOADED, row, sha256=kept.sha256)
    return asset(row.pk)


@transaction.atomic
def describe_asset(*, actor: Actor, asset: int, alt: str, credit: str, rights: Rights) -> None:
    """Say what a picture shows, whose it is and on what ground it may be shown."""
    authorise(actor, rules.DESCRIBE)
    row = locked(Asset, asset)
    row.alt, row.credit, row.rights = alt.strip()[:300], credit.strip()[:100], rights
    row.save()
    _index(row)
    append(actor, events.DESCRIBED, row, rights=rights.value)


def _index(row: Asset) -> None:
    index.put(ASSET_WORDS, row.pk, title=row.alt or row.name, text=f"{row.name}\n{row.credit}", at=row.created_at)


def _read(content: Iterable[bytes]) -> bytes:
    data = bytearray()
    for chunk in content:
        data += chunk
        if len(data) > MOST_BYTES:
            raise NotAPicture(_("图片超过 30 MB。"), _("请压缩后再上传。"))
    return bytes(data)


def _render(row: Asset, picture: Picture) -> None:
    for name in Rendition:
        data, width, height = render(picture.image, name)
        AssetRendition.objects.create(asset=row, name=name, sha256=put([data]).sha256, width=width, height=height)

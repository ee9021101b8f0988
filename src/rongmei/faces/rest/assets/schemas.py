"""What programs send and read of pictures."""

from datetime import datetime

from ninja import Schema

from rongmei.domains.assets.api import Rights
from rongmei.faces.rest.fields import Label, Line
from rongmei.faces.rest.paging import Part


class AssetOut(Schema):
    """One picture 素材; `renditions` are the hashes of its smaller ones, by name."""

    id: int
    sha256: str
    mime: str
    width: int
    height: int
    name: str
    alt: str
    credit: str
    rights: Rights
    rights_label: Label
    created_at: datetime
    renditions: dict[str, str]
    size: int
    uploader: str


class AssetText(Schema):
    """What a picture shows, whose it is, on what ground it may be shown."""

    alt: Line
    credit: Line
    rights: Rights


class AssetsAsked(Part):
    """Which pictures."""

    words: Line = ""
    rights: Rights | None = None

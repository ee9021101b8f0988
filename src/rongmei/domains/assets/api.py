"""The door of assets."""

from rongmei.domains.assets.actions.pictures import describe_asset, upload_picture
from rongmei.domains.assets.enums import Rendition, Rights
from rongmei.domains.assets.queries import (
    AssetRecord,
    Bytes,
    asset,
    asset_of_bytes,
    assets,
    library,
    open_rendition,
    rendition,
)
from rongmei.domains.assets.rules import DESCRIBE, SEE, UPLOAD
from rongmei.domains.assets.validators import MOST_BYTES, decode

__all__ = [
    "DESCRIBE",
    "MOST_BYTES",
    "SEE",
    "UPLOAD",
    "AssetRecord",
    "Bytes",
    "Rendition",
    "Rights",
    "asset",
    "asset_of_bytes",
    "assets",
    "decode",
    "describe_asset",
    "library",
    "open_rendition",
    "rendition",
    "upload_picture",
]

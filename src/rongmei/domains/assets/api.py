"""The door of assets."""

from rongmei.domains.assets.actions.pictures import describe_asset, upload_picture
from rongmei.domains.assets.enums import Rendition, Rights
from rongmei.domains.assets.queries import AssetRecord, Bytes, asset, assets, library, open_rendition, rendition
from rongmei.domains.assets.rules import DESCRIBE, SEE, UPLOAD
from rongmei.domains.assets.validators import decode

__all__ = [
    "DESCRIBE",
    "SEE",
    "UPLOAD",
    "AssetRecord",
    "Bytes",
    "Rendition",
    "Rights",
    "asset",
    "assets",
    "decode",
    "describe_asset",
    "library",
    "open_rendition",
    "rendition",
    "upload_picture",
]

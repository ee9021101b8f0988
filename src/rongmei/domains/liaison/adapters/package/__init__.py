"""A package: an envelope, a ninjs 3.1 item with its pictures named by hash, or what a receipt says."""

from rongmei.domains.liaison.adapters.package.envelope import Broken, Package, Picture, pack, unpack
from rongmei.domains.liaison.adapters.package.item import content_of, item_of, pictures_of

__all__ = ["Broken", "Package", "Picture", "content_of", "item_of", "pack", "pictures_of", "unpack"]

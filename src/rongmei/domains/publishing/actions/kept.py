"""Bytes of the library, proven to be what their name says."""

import hashlib

from rongmei.core.files import open_bytes
from rongmei.core.i18n import NotFound


def kept_bytes(sha256: str) -> bytes | None:
    """The bytes kept under a hash; None when they are gone, or others lie in their place."""
    try:
        with open_bytes(sha256) as kept:
            data = kept.read()
    except NotFound:
        return None
    return data if hashlib.sha256(data).hexdigest() == sha256 else None

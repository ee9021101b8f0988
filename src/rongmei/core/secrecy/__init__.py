"""Keeping what must come back as it was, and be read by nobody in between."""

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_INFO = b"rongmei.secrecy"


class Unreadable(Exception):
    """The bytes were shut under another key, or were changed since."""


def shut(data: bytes, *, under: str, purpose: str) -> bytes:
    """The data, encrypted and authenticated (Fernet: AES-128-CBC, HMAC-SHA256).

    Args:
        under: the secret it opens with; at least 16 random bytes' worth of text.
        purpose: what it is for, so that one secret's uses do not open each other.
    """
    return _box(under, purpose).encrypt(data)


def opened(data: bytes, *, under: str, purpose: str) -> bytes:
    """What was shut; arguments as for `shut`.

    Raises:
        Unreadable: it was shut otherwise.
    """
    try:
        return _box(under, purpose).decrypt(data)
    except InvalidToken:
        raise Unreadable(purpose) from None


def _box(under: str, purpose: str) -> Fernet:
    """A key of its own for each purpose (HKDF, RFC 5869)."""
    key = HKDF(SHA256(), 32, salt=None, info=_INFO + b":" + purpose.encode()).derive(under.encode())
    return Fernet(base64.urlsafe_b64encode(key))

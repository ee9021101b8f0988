"""Messages as Standard Webhooks 1.0 has them: three headers, and a signature over id, time and body."""

import base64
import hashlib
import hmac
import json
import secrets
from datetime import UTC

from rongmei.core.journal import Deed

PREFIX = "whsec_"
_BYTES = 32


def new_secret() -> bytes:
    """A secret: the specification asks for 24 to 64 random bytes."""
    return secrets.token_bytes(_BYTES)


def shown(secret: bytes) -> str:
    """A secret as its receiver is given it."""
    return PREFIX + base64.b64encode(secret).decode()


def message_id(webhook: int, entry: int) -> str:
    """The id of one deed at one address, the same however often it is told."""
    return f"msg_{webhook}_{entry}"


def body(deed: Deed, organisation: str) -> bytes:
    """What is told of a deed: ids and codes, as the journal has them, never words.

    Args:
        organisation: its code.
    """
    data = {
        "organisation": organisation,
        "object": deed.object_kind,
        "id": deed.object_id,
        "actor": deed.actor,
        "details": dict(deed.data),
    }
    told = {"type": deed.verb, "timestamp": deed.at.astimezone(UTC).isoformat().replace("+00:00", "Z"), "data": data}
    return json.dumps(told, separators=(",", ":")).encode()


def signature(secret: bytes, message: str, timestamp: int, content: bytes) -> str:
    """`v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`.

    Args:
        timestamp: Unix seconds of this try.
    """
    signed = f"{message}.{timestamp}.".encode() + content
    return "v1," + base64.b64encode(hmac.new(secret, signed, hashlib.sha256).digest()).decode()


def headers(secret: bytes, message: str, timestamp: int, content: bytes) -> dict[str, str]:
    """The headers of a message; arguments as `signature`."""
    return {
        "content-type": "application/json",
        "webhook-id": message,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": signature(secret, message, timestamp, content),
    }

"""Chain heads signed by the node's key, so that cutting off the tail shows too."""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.conf import settings

from rongmei.runtime.kept import kept


def file() -> Path:
    """Where heads are handed out on this node: one JSON line each, appended, never rewritten."""
    return Path(settings.RONGMEI_HOME) / "journal" / "heads.jsonl"


def node_key() -> Ed25519PrivateKey:
    """The node's signing key, made on first use and readable by its owner only."""
    path = file().with_name("node.key")
    path.parent.mkdir(parents=True, exist_ok=True)
    return Ed25519PrivateKey.from_private_bytes(kept(path, _fresh_key))


def _fresh_key() -> bytes:
    return Ed25519PrivateKey.generate().private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())


def hand_out(tips: Mapping[int, tuple[int, str]]) -> None:
    """Append a signed head for each organisation.

    Args:
        tips: organisation id to (sequence, hash) of its newest seal.
    """
    if not tips:
        return
    key = node_key()
    lines = [_line(key, organisation, *tip) for organisation, tip in sorted(tips.items())]
    with file().open("ab") as out:
        # A process that died while it wrote left half a line: what follows begins a new one.
        out.write(("" if _ended() else "\n").encode() + "".join(lines).encode())
        out.flush()
        os.fsync(out.fileno())


def _line(key: Ed25519PrivateKey, organisation: int, sequence: int, hash_: str) -> str:
    now = datetime.now(UTC).isoformat()
    head: dict[str, Any] = {"organisation": organisation, "sequence": sequence, "hash": hash_, "at": now}
    return json.dumps({**head, "signature": key.sign(rfc8785.dumps(dict(head))).hex()}) + "\n"


def _ended() -> bool:
    """True when the file of heads is empty or ends with a whole line."""
    with file().open("rb") as kept_heads:
        size = kept_heads.seek(0, os.SEEK_END)
        kept_heads.seek(max(0, size - 1))
        return kept_heads.read(1) in (b"", b"\n")


def handed_out(path: Path | None = None) -> Iterator[dict[str, Any]]:
    """The heads in a file (this node's own when not named), each with `valid` saying whether the signature holds.

    A line that is no head is passed over: half of one proves nothing, and a whole file can be taken away as well.
    """
    source = path or file()
    if not source.exists():
        return
    public = node_key().public_key()
    for line in source.read_text("utf-8", "replace").splitlines():
        with suppress(ValueError, KeyError, TypeError, AttributeError):
            yield _read(public, json.loads(line))


def _read(public: Ed25519PublicKey, head: dict[str, Any]) -> dict[str, Any]:
    signature = bytes.fromhex(head.pop("signature"))
    where = {"organisation": int(head["organisation"]), "sequence": int(head["sequence"]), "hash": str(head["hash"])}
    try:
        public.verify(signature, rfc8785.dumps(head))
    except InvalidSignature:
        return {**where, "valid": False}
    return {**where, "valid": True}

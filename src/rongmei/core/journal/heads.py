"""Chain heads signed by the node's key, so that cutting off the tail shows too."""

import json
import os
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.conf import settings


def file() -> Path:
    """Where heads are handed out on this node: one JSON line each, appended, never rewritten."""
    return Path(settings.RONGMEI_HOME) / "journal" / "heads.jsonl"


def node_key() -> Ed25519PrivateKey:
    """The node's signing key, made on first use and readable by its owner only."""
    path = file().with_name("node.key")
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = Ed25519PrivateKey.generate()
        raw = fresh.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as out:
            out.write(raw)
    return Ed25519PrivateKey.from_private_bytes(path.read_bytes())


def hand_out(tips: Mapping[int, tuple[int, str]]) -> None:
    """Append a signed head for each organisation.

    Args:
        tips: organisation id to (sequence, hash) of its newest seal.
    """
    if not tips:
        return
    key = node_key()
    with file().open("a", encoding="utf-8") as out:
        for organisation, (sequence, hash_) in sorted(tips.items()):
            now = datetime.now(UTC).isoformat()
            head: dict[str, int | str] = {"organisation": organisation, "sequence": sequence, "hash": hash_, "at": now}
            signature = key.sign(rfc8785.dumps(dict(head))).hex()
            out.write(json.dumps({**head, "signature": signature}) + "\n")


def handed_out(path: Path | None = None) -> Iterator[dict[str, Any]]:
    """The heads in a file (this node's own when not named), each with `valid` saying whether the signature holds."""
    source = path or file()
    if not source.exists():
        return
    public = node_key().public_key()
    for line in source.read_text("utf-8").splitlines():
        head = json.loads(line)
        signature = bytes.fromhex(head.pop("signature"))
        try:
            public.verify(signature, rfc8785.dumps(head))
            yield {**head, "valid": True}
        except InvalidSignature:
            yield {**head, "valid": False}

"""The hash of one link: canonical JSON (RFC 8785) of the deed, bound to the link before it."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

GENESIS = "0" * 64


def link(previous: str, sequence: int, row: dict[str, Any]) -> str:
    """sha256 over the previous hash, the place in the chain, and the deed.

    Args:
        previous: the hash before, `GENESIS` for the first.
        sequence: place in the organisation's chain, from 1.
        row: organisation_id, id, actor, verb, object_kind, object_id, data, at.
    """
    at: datetime = row["at"]
    body = {
        "previous": previous,
        "sequence": sequence,
        "organisation": row["organisation_id"],
        "entry": row["id"],
        "actor": row["actor"],
        "verb": row["verb"],
        "object": [row["object_kind"], row["object_id"]],
        "data": row["data"],
        "at": at.astimezone(UTC).isoformat(),
    }
    return hashlib.sha256(canonical(body)).hexdigest()


def canonical(body: dict[str, Any]) -> bytes:
    """RFC 8785 for ids, codes, truths and nothing, which is all a deed holds; a test holds the two together."""
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

"""An organisation's circuits."""

import hashlib

import rfc8785

from rongmei.domains.review.models import Level
from rongmei.domains.review.phrases import DEFAULT_CIRCUIT
from rongmei.domains.review.queries.records import LevelRecord


def circuit(kind: str) -> tuple[LevelRecord, ...]:
    """The organisation's levels for a kind, the default when none were shaped."""
    rows = Level.objects.filter(kind=kind).order_by("order")
    return tuple(LevelRecord(x.order, x.name, x.role, tuple(x.proofs)) for x in rows) or default_circuit()


def default_circuit() -> tuple[LevelRecord, ...]:
    """三审三校, as it is when nobody shaped anything else."""
    return tuple(LevelRecord(order, *level) for order, level in enumerate(DEFAULT_CIRCUIT, 1))


def circuit_mark(kind: str) -> str:
    """A mark that changes with the circuit, so that who shapes it can tell whether it is still what they saw."""
    said = [[x.name, str(x.role), list(x.proofs)] for x in circuit(kind)]
    return hashlib.sha256(rfc8785.dumps(said)).hexdigest()[:16]

"""The door of review."""

from rongmei.domains.review.actions.circuits import shape_circuit
from rongmei.domains.review.actions.rounds import (
    Item,
    approve,
    open_review,
    return_review,
    void,
    withdraw_review,
)
from rongmei.domains.review.enums import Reason, ReviewState, StepState
from rongmei.domains.review.queries import (
    LevelRecord,
    ManifestRecord,
    Reviewable,
    ReviewRecord,
    StepRecord,
    circuit,
    inbox,
    last_seen,
    open_reviews,
    review,
    reviewables,
    rounds,
    signed_manifest,
)
from rongmei.domains.review.rules import DECIDE, SEE, SHAPE

__all__ = [
    "DECIDE",
    "SEE",
    "SHAPE",
    "Item",
    "LevelRecord",
    "ManifestRecord",
    "Reason",
    "ReviewRecord",
    "ReviewState",
    "Reviewable",
    "StepRecord",
    "StepState",
    "approve",
    "circuit",
    "inbox",
    "last_seen",
    "open_review",
    "open_reviews",
    "return_review",
    "review",
    "reviewables",
    "rounds",
    "shape_circuit",
    "signed_manifest",
    "void",
    "withdraw_review",
]

"""The door of review."""

from rongmei.domains.review.actions.batches import Piece, sign_batch, sign_pieces
from rongmei.domains.review.actions.circuits import shape_circuit
from rongmei.domains.review.actions.dismissing import dismiss
from rongmei.domains.review.actions.rounds import (
    Item,
    approve,
    open_review,
    return_review,
    void,
    withdraw_review,
)
from rongmei.domains.review.actions.switching import switch_check
from rongmei.domains.review.adapters.checks import Check, Finding, Passage, check, checks
from rongmei.domains.review.enums import Reason, ReviewState, Severity, StepState
from rongmei.domains.review.queries.circuits import circuit, circuit_mark, default_circuit
from rongmei.domains.review.queries.dismissals import weighed
from rongmei.domains.review.queries.manifests import (
    manifest,
    manifest_of,
    manifests_in_force,
    signatures,
    signed_manifest,
)
from rongmei.domains.review.queries.records import (
    LevelRecord,
    ManifestRecord,
    Reviewable,
    ReviewRecord,
    SeenRecord,
    SignatureRecord,
    StepRecord,
    reviewables,
)
from rongmei.domains.review.queries.reviews import (
    count_open,
    decided_by,
    inbox,
    last_seen,
    open_reviews,
    review,
    rounds,
    what_bars,
)
from rongmei.domains.review.queries.staffing import gaps, unstaffed
from rongmei.domains.review.queries.switches import CheckRecord, check_list, switched_off
from rongmei.domains.review.rules import DECIDE, SEE, SHAPE, SIGN_BATCH, SWITCH

__all__ = [
    "DECIDE",
    "SEE",
    "SHAPE",
    "SIGN_BATCH",
    "SWITCH",
    "Check",
    "CheckRecord",
    "Finding",
    "Item",
    "LevelRecord",
    "ManifestRecord",
    "Passage",
    "Piece",
    "Reason",
    "ReviewRecord",
    "ReviewState",
    "Reviewable",
    "SeenRecord",
    "Severity",
    "SignatureRecord",
    "StepRecord",
    "StepState",
    "approve",
    "check",
    "check_list",
    "checks",
    "circuit",
    "circuit_mark",
    "count_open",
    "decided_by",
    "default_circuit",
    "dismiss",
    "gaps",
    "inbox",
    "last_seen",
    "manifest",
    "manifest_of",
    "manifests_in_force",
    "open_review",
    "open_reviews",
    "return_review",
    "review",
    "reviewables",
    "rounds",
    "shape_circuit",
    "sign_batch",
    "sign_pieces",
    "signatures",
    "signed_manifest",
    "switch_check",
    "switched_off",
    "unstaffed",
    "void",
    "weighed",
    "what_bars",
    "withdraw_review",
]

"""The door of liaison."""

from rongmei.domains.liaison.actions.adopting import adopt, dismiss, take_in
from rongmei.domains.liaison.actions.carrying import retry
from rongmei.domains.liaison.actions.deciding import confirm_withdrawal, restore_adoption
from rongmei.domains.liaison.actions.handling import return_submission, sign_for
from rongmei.domains.liaison.actions.submitting import submit_story, take_back
from rongmei.domains.liaison.adapters.package import Picture
from rongmei.domains.liaison.enums import IncomingState, ReturnReason, SubmissionState
from rongmei.domains.liaison.queries.adoptions import (
    difference,
    open_differences,
    open_suspensions,
    provenance,
    suspension,
)
from rongmei.domains.liaison.queries.below import Standing, standings
from rongmei.domains.liaison.queries.incoming import arrival, incoming, incoming_counts, open_picture, senders
from rongmei.domains.liaison.queries.places import receivers
from rongmei.domains.liaison.queries.records import (
    Arrival,
    DifferenceRecord,
    IncomingRecord,
    Provenance,
    StageRecord,
    SubmissionRecord,
    SuspensionRecord,
)
from rongmei.domains.liaison.queries.submissions import submission, submission_counts, submissions
from rongmei.domains.liaison.queries.work import WorkRecord, open_work
from rongmei.domains.liaison.rules import ADOPT, DECIDE, SEE, SIGN_FOR, SUBMIT

__all__ = [
    "ADOPT",
    "DECIDE",
    "SEE",
    "SIGN_FOR",
    "SUBMIT",
    "Arrival",
    "DifferenceRecord",
    "IncomingRecord",
    "IncomingState",
    "Picture",
    "Provenance",
    "ReturnReason",
    "StageRecord",
    "Standing",
    "SubmissionRecord",
    "SubmissionState",
    "SuspensionRecord",
    "WorkRecord",
    "adopt",
    "arrival",
    "confirm_withdrawal",
    "difference",
    "dismiss",
    "incoming",
    "incoming_counts",
    "open_differences",
    "open_picture",
    "open_suspensions",
    "open_work",
    "provenance",
    "receivers",
    "restore_adoption",
    "retry",
    "return_submission",
    "senders",
    "sign_for",
    "standings",
    "submission",
    "submission_counts",
    "submissions",
    "submit_story",
    "suspension",
    "take_back",
    "take_in",
]

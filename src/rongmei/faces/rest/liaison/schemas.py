"""What programs send and read of the hand-up."""

from datetime import datetime

from ninja import Schema

from rongmei.domains.liaison.api import IncomingState, ReturnReason, SubmissionState
from rongmei.faces.rest.fields import Id, Label, Line, Words
from rongmei.faces.rest.organisations.schemas import OrganisationOut
from rongmei.faces.rest.paging import Part
from rongmei.faces.rest.stories.schemas import ContentOut


class StageOut(Schema):
    """One step of a submission."""

    stage: str
    label: Label
    who: str
    reason: Label
    words: str
    url: str
    at: datetime


class SubmissionOut(Schema):
    """One story sent to another organisation 报送."""

    id: int
    story: int
    headline: str
    receiver: int
    receiver_name: str
    state: SubmissionState
    state_label: Label
    note: str
    who: str
    at: datetime
    changed_at: datetime
    error: str
    failed: int | None
    stages: list[StageOut]
    open: bool


class IncomingOut(Schema):
    """One submission that came in."""

    id: int
    headline: str
    characters: int
    sender: int
    sender_name: str
    state: IncomingState
    state_label: Label
    reason: Label
    words: str
    who: str
    received_at: datetime
    changed_at: datetime
    corrected: bool
    story: int | None


class ArrivalOut(Schema):
    """One submission whole."""

    row: IncomingOut
    content: ContentOut
    note: str
    corrections: list[StageOut]
    origin_name: str
    hops: list[str]
    sent_by: str
    hash: str
    signed: str
    answers: int | None


class SuspensionOut(Schema):
    """An adopted story that its origin took back."""

    id: int
    story: int
    headline: str
    sender_name: str
    state: str
    state_label: Label
    why: str
    words: str
    opened_at: datetime
    decided_at: datetime | None


class DifferenceOut(Schema):
    """A correction of something adopted: what was adopted, and what the origin says now."""

    id: int
    story: int
    incoming: int
    headline: str
    sender_name: str
    state: str
    state_label: Label
    note: str
    words: str
    who: str
    opened_at: datetime
    decided_at: datetime | None
    before: ContentOut
    after: ContentOut


class ProvenanceOut(Schema):
    """Where an adopted story comes from; `difference` is a correction that waits, `suspension` its being taken back."""

    story: int
    incoming: int
    origin_name: str
    sender_name: str
    hash: str
    who: str
    at: datetime
    difference: int | None
    suspension: SuspensionOut | None


class StandingOut(Schema):
    """How one centre below stands."""

    place: OrganisationOut
    sent: int
    adopted: int
    returned: int
    rate: float | None
    waiting: int
    waiting_since: datetime | None
    unsigned: int
    late: int
    last_at: datetime | None


class SubmissionsAsked(Part):
    """Which submissions."""

    state: SubmissionState | None = None
    words: Line = ""
    story: Id | None = None


class IncomingAsked(Part):
    """Which of those that came in."""

    state: IncomingState | None = None
    words: Line = ""
    sender: Id | None = None


class SubmissionIn(Schema):
    """To whom, and what they should know."""

    receiver: Id
    note: Words = ""


class TakenBack(Schema):
    """Why it is taken back."""

    reason: Words


class Returned(Schema):
    """Why it is not adopted."""

    reason: ReturnReason
    words: Words = ""


class Reason(Schema):
    """Why, for the other side."""

    words: Words = ""

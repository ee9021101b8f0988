"""What programs read of the journal."""

from datetime import datetime
from typing import Any

from ninja import Schema

from rongmei.faces.rest.fields import Code, Day, Id, Label
from rongmei.faces.rest.paging import Part


class EntryOut(Schema):
    """One deed: who did what to which thing, when; `actor` is null for the system. Ids and codes, never words."""

    id: int
    at: datetime
    actor: int | None
    actor_name: str
    verb: str
    label: Label
    object_kind: str
    object_id: int
    data: dict[str, Any]


class DeedsAsked(Part):
    """Which deeds; both days are included."""

    verb: Code = ""
    actor: Id | None = None
    object_kind: Code = ""
    object_id: Id | None = None
    since: Day | None = None
    until: Day | None = None


class ParkedOut(Schema):
    """A deed that a part of the system could not take, and when it is tried again."""

    id: int
    subscriber: str
    entry: int
    attempts: int
    error: str
    next_at: datetime


class RetriedOut(Schema):
    """How many are handed over again."""

    count: int

"""What programs send and read of publishing."""

from datetime import datetime
from typing import Literal

from ninja import Schema

from rongmei.domains.publishing.api import DeliveryState
from rongmei.faces.rest.fields import Id, Label, Line, Moment, Words
from rongmei.faces.rest.paging import Part


class DeliveryOut(Schema):
    """One story on one channel 发布."""

    id: int
    story: int
    headline: str
    channel: str
    channel_name: Label
    state: DeliveryState
    state_label: Label
    content_hash: str
    not_before: datetime
    attempts: int
    error: str
    who: str
    queued_at: datetime
    first_live_at: datetime | None
    live_at: datetime | None
    url: str
    scheduled: bool
    trying_again: bool


class ReadyOut(Schema):
    """A signed story that nobody has sent out yet."""

    story: int
    headline: str
    author_name: str
    characters: int
    signed_at: datetime
    signed_by: str
    correction: bool


class NoticeOut(Schema):
    """A correction 更正 or withdrawal 撤稿."""

    kind: str
    kind_label: Label
    note: str
    at: datetime
    who: str


class ChannelOut(Schema):
    """Where stories go."""

    code: str
    name: Label


class DeliveriesAsked(Part):
    """Which deliveries; "pending" leaves out what waits for a chosen time, which is "scheduled"."""

    story: Id | None = None
    state: DeliveryState | Literal["scheduled"] | None = None
    words: Line = ""


class ReadyAsked(Schema):
    """Which signed stories."""

    words: Line = ""


class PublishIn(Schema):
    """When it is to go out, at once when empty; a correction needs a note for its readers."""

    at: Moment | None = None
    note: Words = ""


class ReasonIn(Schema):
    """Why it is withdrawn, as readers will see it."""

    reason: Words


class When(Schema):
    """When it is to go out; at once when empty."""

    at: Moment | None = None

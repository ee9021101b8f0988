"""What programs send and read of webhooks."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from rongmei.domains.programs.api import PushState, WebhookState
from rongmei.faces.rest.fields import Address, Code, Label
from rongmei.faces.rest.paging import Part


class KindOut(Schema):
    """A kind of deed that may be subscribed to."""

    code: str
    label: Label


class WebhookIn(Schema):
    """Where to, and of which kinds of deeds."""

    address: Address
    kinds: Annotated[list[Code], Field(min_length=1, max_length=100)]


class NewWebhookOut(Schema):
    """A webhook just added; the secret is told once."""

    id: int
    secret: str


class SecretOut(Schema):
    """A new secret, told once."""

    secret: str


class PushOut(Schema):
    """One deed on its way to one webhook 推送; `message` is its `webhook-id`."""

    id: int
    webhook: int
    entry: int
    message: str
    kind: str
    label: Label
    state: PushState
    state_label: Label
    attempts: int
    status: int | None
    error: str
    at: datetime
    tried_at: datetime | None
    not_before: datetime


class WebhookOut(Schema):
    """One webhook 回调, without its secret; `failures` are those in a row."""

    id: int
    address: str
    kinds: list[str]
    state: WebhookState
    state_label: Label
    failures: int
    who: str
    at: datetime
    last: PushOut | None


class PushesAsked(Part):
    """Which pushes."""

    state: PushState | None = None

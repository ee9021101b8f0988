"""What programs send and read of gathering."""

from datetime import datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field

from rongmei.faces.rest.fields import Address, Id, Line
from rongmei.faces.rest.paging import Part


class RunOut(Schema):
    """One fetch of a provider 采集源: what it brought and what went wrong."""

    id: int
    state: str
    state_label: str
    received: int
    revised: int
    known: int
    problems: list[str]
    started_at: datetime
    ended_at: datetime | None
    open: bool


class ProviderOut(Schema):
    """One provider 采集源."""

    id: int
    name: str
    transport: str
    location: str
    every_seconds: int
    state: str
    state_label: str
    next_at: datetime
    last: RunOut | None


class ProviderAlone(ProviderOut):
    """One provider with its last fetches, the newest first."""

    runs: list[RunOut]


class ItemOut(Schema):
    """One item as it came in, its HTML cleaned at the door."""

    id: int
    provider: int
    provider_name: str
    headline: str
    summary: str
    html: str
    text: str
    url: str
    byline: str
    source: str
    licence: str
    media: list[dict[str, Any]]
    published_at: datetime | None
    received_at: datetime


class RevisionOut(Schema):
    """What an item said before it was changed."""

    headline: str
    html: str
    replaced_at: datetime


class ItemsAsked(Part):
    """Which items."""

    words: Line = ""
    provider: Id | None = None


class ProviderIn(Schema):
    """A provider: where it is and how often it is fetched (0: only when asked)."""

    name: Line
    location: Address
    every_seconds: Annotated[int, Field(ge=0, le=31 * 86_400)] = 900

"""What programs ask of the search, and what it finds."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from ninja import Schema
from pydantic import Field

from rongmei.faces.rest.fields import Line


class Searched(StrEnum):
    """The kinds of things that are found."""

    STORY = "stories.story"
    TOPIC = "planning.topic"
    LEAD = "planning.lead"
    ITEM = "ingest.item"
    ASSET = "assets.asset"


class SearchAsked(Schema):
    """Which words, in which kind of thing; all kinds when none is named."""

    words: Line
    kind: Searched | None = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class HitOut(Schema):
    """One found thing, by its kind and id."""

    kind: Searched
    object_id: int
    title: str
    at: datetime

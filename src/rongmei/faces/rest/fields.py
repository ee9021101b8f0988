"""The kinds of values programs send, each with its bounds."""

from datetime import UTC, date, datetime
from typing import Annotated

from ninja import Schema
from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field, StringConstraints

MOST_ID = 2**63 - 1
_FIRST, _LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
# PostgreSQL keeps no NUL in a text.
_NO_NUL = r"^[^\x00]*$"


def _thinkable(moment: datetime) -> datetime:
    if not _FIRST <= moment < _LAST:
        raise ValueError("from 1970 to 2199")
    return moment


Id = Annotated[int, Field(ge=1, le=MOST_ID)]
Line = Annotated[str, StringConstraints(max_length=300, pattern=_NO_NUL)]
Words = Annotated[str, StringConstraints(max_length=20_000, pattern=_NO_NUL)]
Address = Annotated[str, StringConstraints(max_length=2_000, pattern=_NO_NUL)]
Code = Annotated[str, StringConstraints(max_length=100, pattern=r"^[!-~]*$")]
# What the domain says in the reader's language.
Label = Annotated[str, BeforeValidator(str)]
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Day = Annotated[date, Field(ge=date(1970, 1, 1), lt=date(2200, 1, 1))]
Moment = Annotated[AwareDatetime, AfterValidator(_thinkable)]


class Made(Schema):
    """What was made, by its id."""

    id: int


class Ids(Schema):
    """Several things, by their ids."""

    ids: list[int]


class ChosenIds(Schema):
    """Which ones."""

    ids: Annotated[list[Id], Field(min_length=1, max_length=500)]


# What an operation answers that makes one thing, or just does something.
MADE = {201: Made}
DONE = {204: None}
# How the description tells of an operation that answers with a picture's bytes.
_BYTES = {"image/*": {"schema": {"type": "string", "format": "binary"}}}
PICTURE = {"responses": {200: {"description": "OK", "content": _BYTES}}}

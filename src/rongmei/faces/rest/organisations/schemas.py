"""What programs send and read of the organisation."""

from datetime import date, datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from rongmei.domains.organisations.api import Level, RunningMode
from rongmei.faces.rest.fields import Day, Hash, Id, Label, Line, Moment, Words


class OrganisationOut(Schema):
    """One organisation 单位."""

    id: int
    code: str
    name: str
    short_name: str
    centre_name: str
    level: Level
    level_label: Label
    parent: int | None
    mode: RunningMode
    logo: str


class NamesIn(Schema):
    """What the organisation is called."""

    name: Line
    centre_name: Line
    short_name: Line = ""


class LogoIn(Schema):
    """SHA-256 of an asset's picture; null takes the mark away."""

    logo: Hash | None


class PositionIn(Schema):
    """Degrees east and north (WGS 84); both null take it off the map."""

    longitude: Annotated[float, Field(ge=-180, le=180)] | None
    latitude: Annotated[float, Field(ge=-90, le=90)] | None


class LicenceOut(Schema):
    """One licence 许可证."""

    kind: str
    label: Label
    number: str
    expires_on: date | None


class LicenceIn(Schema):
    """The number of a licence, and the day it runs out."""

    number: Line
    expires_on: Day | None = None


class DeskOut(Schema):
    """A desk 部门, or a task team 任务组, which has an end."""

    id: int
    name: str
    purpose: str
    convener: int | None
    ends_at: datetime | None
    closed_at: datetime | None
    is_team: bool


class DeskIn(Schema):
    """A desk to open."""

    name: Line
    purpose: Words = ""


class TeamIn(Schema):
    """A task team to form, and who is in it beside its convener."""

    name: Line
    purpose: Words
    ends_at: Moment
    members: Annotated[list[Id], Field(max_length=200)] = []

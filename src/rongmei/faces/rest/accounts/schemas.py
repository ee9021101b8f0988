"""What programs send and read of people and tokens."""

from datetime import date, datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field, StringConstraints

from rongmei.core.permissions import Role
from rongmei.faces.rest.fields import Code, Id, Line

Roles = Annotated[list[Role], Field(max_length=20)]


class Me(Schema):
    """Whom this token acts for, and what it may."""

    user: int | None
    name: str
    organisation: int
    roles: list[Role]
    scopes: list[str]


class PersonOut(Schema):
    """One person 人员 here, or a program."""

    membership: int
    user: int
    username: str
    name: str
    title: str
    roles: list[Role]
    requested: list[Role]
    desks: list[str]
    active: bool
    program: bool


class PersonIn(Schema):
    """A new person; who may not grant roles asks for them."""

    username: Line
    name: Line
    roles: Roles = []
    title: Annotated[str, StringConstraints(max_length=60, pattern=r"^[^\x00]*$")] = ""


class NewPersonOut(Schema):
    """A person just added; the first password is told once."""

    membership: int
    user: int
    username: str
    name: str
    first_password: str


class AdmittedIn(Schema):
    """Somebody who has an account on this node."""

    username: Line
    roles: Roles = []
    title: Annotated[str, StringConstraints(max_length=60, pattern=r"^[^\x00]*$")] = ""


class TitleIn(Schema):
    """What a person is here."""

    title: Annotated[str, StringConstraints(max_length=60, pattern=r"^[^\x00]*$")]


class RolesIn(Schema):
    """Exactly these roles."""

    roles: Roles


class RolesOut(Schema):
    """Roles."""

    roles: list[Role]


class Password(Schema):
    """A new first password, told once."""

    first_password: str


class RosterRowIn(Schema):
    """One person of a list of staff; roles and desk in words, as in the spreadsheet."""

    name: Line
    username: Line
    roles: Line = ""
    desk: Line = ""
    title: Annotated[str, StringConstraints(max_length=60, pattern=r"^[^\x00]*$")] = ""


class RosterIn(Schema):
    """A list of staff: all of it is taken in, or nothing."""

    people: Annotated[list[RosterRowIn], Field(min_length=1, max_length=200)]


class ProgramIn(Schema):
    """A new program; the security administrator grants its roles."""

    username: Line
    name: Line
    roles: Roles = []


class TokenIn(Schema):
    """A token for a program: what it carries, and for how many days."""

    membership: Id
    name: Line
    scopes: Annotated[list[Code], Field(min_length=1, max_length=200)]
    days: Annotated[int, Field(ge=1, le=366)]


class NewTokenOut(Schema):
    """A token just issued; the secret is told once."""

    id: int
    secret: str


class TokenOut(Schema):
    """One token 访问令牌, without its secret."""

    id: int
    name: str
    tail: str
    holder: int
    holder_name: str
    program: bool
    scopes: list[str]
    issued_by: str
    issued_at: datetime
    expires_at: datetime
    used_on: date | None
    revoked_at: datetime | None
    over: bool

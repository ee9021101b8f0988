"""What others may know of the tree, desks and licences: frozen records."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import NotFound
from rongmei.domains.organisations.enums import Level, LicenceKind
from rongmei.domains.organisations.models import Desk, Licence, Organisation


@dataclass(frozen=True, slots=True)
class OrganisationRecord:
    """One place in the tree."""

    id: int
    code: str
    name: str
    centre_name: str
    level: str
    parent: int | None
    mode: str
    logo: str


@dataclass(frozen=True, slots=True)
class LicenceRecord:
    """A licence number shown on every public page."""

    kind: str
    label: str | Promise
    number: str
    expires_on: date | None


@dataclass(frozen=True, slots=True)
class DeskRecord:
    """A desk or a task team (`ends_at` set)."""

    id: int
    name: str
    purpose: str
    convener: int | None
    ends_at: datetime | None

    @property
    def is_team(self) -> bool:
        """True for a task team: a desk with an end date."""
        return self.ends_at is not None


def organisation(pk: int) -> OrganisationRecord:
    """The organisation of that id; NotFound when there is none."""
    return _record(_one(pk=pk))


def by_code(code: str) -> OrganisationRecord:
    """The organisation of that division code; NotFound when there is none."""
    return _record(_one(code=code))


def centres() -> list[OrganisationRecord]:
    """Every media centre of the node: provinces, cities and counties, by code."""
    levels = (Level.PROVINCE, Level.CITY, Level.COUNTY)
    return [_record(o) for o in Organisation.objects.filter(level__in=levels).order_by("code")]


def tree() -> list[OrganisationRecord]:
    """Every organisation of the node, by code, so that children follow their parents."""
    return [_record(o) for o in Organisation.objects.order_by("code")]


def licences() -> list[LicenceRecord]:
    """The licences of the readable organisation."""
    return [
        LicenceRecord(row.kind, LicenceKind(row.kind).label, row.number, row.expires_on)
        for row in Licence.objects.order_by("kind")
    ]


def desks() -> list[DeskRecord]:
    """Open desks and task teams of the readable organisation, by name."""
    rows = Desk.objects.filter(closed_at=None).order_by("ends_at", "name")
    return [DeskRecord(d.pk, d.name, d.purpose, d.convener_id, d.ends_at) for d in rows]


def _one(**which: object) -> Organisation:
    found = Organisation.objects.filter(**which).first()
    if found is None:
        raise NotFound(_("没有这个单位。"), _("请检查单位代码。"))
    return found


def _record(row: Organisation) -> OrganisationRecord:
    name = row.centre_name or row.name
    return OrganisationRecord(row.pk, row.code, row.name, name, row.level, row.parent_id, row.mode, row.logo)

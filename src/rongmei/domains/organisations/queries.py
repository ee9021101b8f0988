"""What others may know of the tree, desks and licences: frozen records."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import NotFound
from rongmei.core.scoping.rows import row
from rongmei.domains.organisations.enums import Level, LicenceKind
from rongmei.domains.organisations.models import Desk, Licence, Organisation

CENTRE_LEVELS = (Level.PROVINCE, Level.CITY, Level.COUNTY)
# A news licence takes about two months to renew (互联网新闻信息服务管理规定), so the warning comes a month before that.
WARN = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class OrganisationRecord:
    """One place in the tree.

    Attributes:
        logo: hash of a stored picture or empty.
        longitude, latitude: where it sits, in degrees (WGS 84); both None until somebody said so.
    """

    id: int
    code: str
    name: str
    short_name: str
    centre_name: str
    level: str
    parent: int | None
    mode: str
    logo: str
    longitude: float | None = None
    latitude: float | None = None

    @property
    def level_label(self) -> str | Promise:
        """The level's word on screen."""
        return Level(self.level).label


@dataclass(frozen=True, slots=True)
class LicenceRecord:
    """A licence number shown on every public page."""

    kind: str
    label: str | Promise
    number: str
    expires_on: date | None

    @property
    def days_left(self) -> int | None:
        """Days until it runs out, negative afterwards; None when it never does."""
        return (self.expires_on - timezone.localdate()).days if self.expires_on else None

    @property
    def warning(self) -> str | Promise:
        """A sentence when it has run out or will within 90 days, else empty."""
        left = self.days_left
        if left is None or left > WARN.days:
            return ""
        if left < 0:
            return _("%(label)s已过期%(days)d天，请立即办理。") % {"label": self.label, "days": -left}
        return _("%(label)s还有%(days)d天到期，请尽快续办。") % {"label": self.label, "days": left}


@dataclass(frozen=True, slots=True)
class DeskRecord:
    """A desk or a task team (`ends_at` set)."""

    id: int
    name: str
    purpose: str
    convener: int | None
    ends_at: datetime | None
    closed_at: datetime | None = None

    @property
    def is_team(self) -> bool:
        """True for a task team: a desk with an end date."""
        return self.ends_at is not None


def organisation(pk: int) -> OrganisationRecord:
    """The organisation of that id; NotFound when there is none."""
    return record(_one(pk=pk))


def by_code(code: str) -> OrganisationRecord:
    """The organisation of that division code; NotFound when there is none."""
    return record(_one(code=code))


def centres() -> list[OrganisationRecord]:
    """Every media centre of the node: provinces, cities and counties, by code."""
    return [record(o) for o in Organisation.objects.filter(level__in=CENTRE_LEVELS).order_by("code")]


def tree(root: int | None = None) -> list[OrganisationRecord]:
    """Every organisation of the node, or the root and all below it; each parent stands before its children.

    Raises:
        NotFound: there is no such root.
    """
    rows = list(Organisation.objects.order_by("code"))
    below: dict[int | None, list[Organisation]] = {}
    for place in rows:
        below.setdefault(place.parent_id, []).append(place)
    start = below.get(None, []) if root is None else [_one(pk=root)]
    return [record(place) for top in start for place in _walk(top, below)]


def children(parent: int) -> list[OrganisationRecord]:
    """The media centres directly below an organisation, by code."""
    found = Organisation.objects.filter(parent_id=parent, level__in=CENTRE_LEVELS).order_by("code")
    return [record(place) for place in found]


def licences() -> list[LicenceRecord]:
    """The licences of the readable organisation."""
    return [
        LicenceRecord(held.kind, LicenceKind(held.kind).label, held.number, held.expires_on)
        for held in Licence.objects.readonly().order_by("kind")
    ]


def desks(*, open_only: bool = True) -> list[DeskRecord]:
    """Desks and task teams of the readable organisation: teams by their end first, then desks by name."""
    rows = Desk.objects.readonly().order_by("ends_at", "name")
    if open_only:
        rows = rows.filter(closed_at=None)
    return [_desk(d) for d in rows]


def desk(pk: int) -> DeskRecord:
    """One desk or task team, open or closed; NotFound outside the scope."""
    return _desk(row(Desk, pk))


def _desk(d: Desk) -> DeskRecord:
    return DeskRecord(d.pk, d.name, d.purpose, d.convener, d.ends_at, d.closed_at)


def _walk(top: Organisation, below: dict[int | None, list[Organisation]]) -> list[Organisation]:
    return [top, *(place for child in below.get(top.pk, []) for place in _walk(child, below))]


def _one(**which: object) -> Organisation:
    found = Organisation.objects.filter(**which).first()
    if found is None:
        raise NotFound(_("没有这个单位。"), _("请检查单位代码。"))
    return found


def record(row: Organisation) -> OrganisationRecord:
    """The record of a row; a centre without a name of its own goes by the place's."""
    name = row.centre_name or row.name
    short = row.short_name or row.name
    return OrganisationRecord(
        row.pk,
        row.code,
        row.name,
        short,
        name,
        row.level,
        row.parent_id,
        row.mode,
        row.logo,
        row.longitude,
        row.latitude,
    )

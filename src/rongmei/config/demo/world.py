"""The tree and the people of the demonstration world."""

from datetime import timedelta

from django.utils import timezone

from rongmei.config.demo.cast import CENTRES, DEPARTMENTS, DESKS, SECONDS, Centre, Second, demo_password
from rongmei.core.permissions import Actor
from rongmei.core.scoping import scoped
from rongmei.domains.accounts import api as accounts
from rongmei.domains.organisations import api as organisations
from rongmei.domains.organisations.api import Level, LicenceKind, OrganisationRecord


def load_tree(centres: tuple[Centre, ...] = CENTRES) -> list[OrganisationRecord]:
    """Found the world's organisations, with desks and licence numbers; returns the centres. Safe to repeat."""
    return [_centre(centre) for centre in centres]


def load_people(centres: tuple[Centre, ...] = CENTRES) -> None:
    """Give every centre its accounts, each with `demo_password()`. Safe to repeat."""
    for centre in centres:
        place = organisations.by_code(centre.code)
        with scoped(place.id):
            _cast(Actor.system(place.id), centre)
    known = {centre.code for centre in centres}
    for second in SECONDS:
        if {second.home, second.code} <= known:
            _admit(second)


def _centre(centre: Centre) -> OrganisationRecord:
    place = organisations.found_organisation(
        code=centre.code,
        name=centre.name,
        level=Level(centre.level),
        parent=centre.parent,
        centre_name=f"{centre.name}融媒体中心",
        short_name=centre.short,
    )
    for code, name in centre.below:
        organisations.found_organisation(code=centre.code + code, name=name, level=Level.TOWNSHIP, parent=centre.code)
    for suffix, name in DEPARTMENTS if centre.below else ():
        organisations.found_organisation(
            code=centre.code + suffix, name=f"{centre.name}{name}", level=Level.DEPARTMENT, parent=centre.code
        )
    with scoped(place.id):
        _furnish(Actor.system(place.id), centre)
    return place


def _furnish(actor: Actor, centre: Centre) -> None:
    organisations.place_on_map(actor=actor, longitude=centre.longitude, latitude=centre.latitude)
    there = {d.name for d in organisations.desks()}
    for name, purpose in DESKS.items():
        if name not in there:
            organisations.open_desk(actor=actor, name=name, purpose=purpose)
    if organisations.licences():
        return
    numbers = {
        LicenceKind.NEWS: f"（演示）51120{centre.code}",
        LicenceKind.ICP: f"蜀ICP备（演示）{centre.code}号",
        LicenceKind.POLICE: f"川公网安备（演示）{centre.code}号",
    }
    for kind, number in numbers.items():
        ends = timezone.localdate() + timedelta(days=400 if kind != LicenceKind.NEWS else 75)
        organisations.keep_licence(actor=actor, kind=kind, number=number, expires_on=ends)


def _cast(actor: Actor, centre: Centre) -> None:
    first: int | None = None  # all have its password: to hash one each would take as long as all the rest
    there = {p.username for p in accounts.people(active=None)}
    desks = {d.name: d.id for d in organisations.desks()}
    for part in centre.cast():
        username = f"{centre.prefix}-{part.suffix}"
        if username in there:
            continue
        added = accounts.add_person(
            actor=actor, username=username, name=part.name, roles=part.roles, title=part.title,
            password="" if first else demo_password(), password_of=first,
        )  # fmt: skip
        first = first or added.membership
        if part.desk:
            accounts.seat(actor=actor, desk=desks[part.desk], user=added.user)


def _admit(second: Second) -> None:
    place = organisations.by_code(second.code)
    with scoped(place.id):
        if second.username not in {p.username for p in accounts.people(active=None)}:
            accounts.admit_person(
                actor=Actor.system(place.id), username=second.username, roles=second.roles, title=second.title
            )

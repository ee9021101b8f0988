"""Setting up a node's first centre, once, before anybody has an account."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping import scoped
from rongmei.domains.accounts.actions.people import NewPerson, add_person
from rongmei.domains.accounts.actions.roles import require_second_factor
from rongmei.domains.accounts.actions.roster import import_people
from rongmei.domains.accounts.adapters.roster import RosterRow
from rongmei.domains.accounts.queries import anybody_yet, people
from rongmei.domains.organisations import api as organisations

_TURN = 7_301_001  # an advisory lock's number: two set-ups at once must not both find the node empty


@dataclass(frozen=True, slots=True)
class FirstCentre:
    """What first-run set-up asks for.

    Attributes:
        parent: code of the organisation above; empty for none, or for the one it has already.
        licences: kind to number; empty numbers are left out.
        administrators: each of the three roles to (name, account name).
    """

    code: str
    name: str
    centre_name: str
    level: organisations.Level
    short_name: str = ""
    parent: str = ""
    licences: Mapping[organisations.LicenceKind, str] = field(default_factory=dict)
    administrators: Mapping[Role, tuple[str, str]] = field(default_factory=dict)


@transaction.atomic
def set_up_centre(*, centre: FirstCentre, rows: Sequence[RosterRow] = ()) -> tuple[int, list[NewPerson]]:
    """Found the centre, keep its licences, add its three administrators and its people.

    The administrators must set up a second factor at their first sign-in.

    Returns:
        the organisation's id, and everybody added with their first passwords.

    Raises:
        Refusal: somebody has an account already, or a value is refused; then nothing is written.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [_TURN])
    if anybody_yet():
        raise Refusal(_("本系统已经完成首次设置。"), _("请登录；其他单位由命令行添加。"))
    return add_centre(centre=centre, rows=rows)


@transaction.atomic
def add_centre(*, centre: FirstCentre, rows: Sequence[RosterRow] = ()) -> tuple[int, list[NewPerson]]:
    """Give a place its centre: the same as first-run set-up, on a node where others work already.

    It is the system's own verb, for the command line of whoever runs the node.

    Raises:
        NotFound: the organisation above is not there. Refusal: people belong to the place already.
    """
    place = organisations.found_organisation(
        code=centre.code,
        name=centre.name,
        level=centre.level,
        parent=centre.parent,
        centre_name=centre.centre_name,
        short_name=centre.short_name,
    )
    with scoped(place.id):
        if people(active=None):
            raise Refusal(_("%(name)s已经有人员。") % {"name": place.name}, _("请由其系统管理员在“人员”页添加。"))
        return place.id, _furnish(Actor.system(place.id), centre, rows)


def _furnish(actor: Actor, centre: FirstCentre, rows: Sequence[RosterRow]) -> list[NewPerson]:
    for kind, number in centre.licences.items():
        if number.strip():
            organisations.keep_licence(actor=actor, kind=kind, number=number)
    added = [
        add_person(actor=actor, username=username, name=name, roles=[role])
        for role, (name, username) in centre.administrators.items()
    ]
    require_second_factor(actor=actor, roles=list(centre.administrators))
    return added + (import_people(actor=actor, rows=rows) if rows else [])

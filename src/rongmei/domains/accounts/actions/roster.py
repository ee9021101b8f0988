"""Taking in a whole list of staff: all of it or nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.core.permissions import Actor, Role, authorise
from rongmei.domains.accounts import rules
from rongmei.domains.accounts.actions.people import NewPerson, add_person
from rongmei.domains.accounts.actions.seats import seat
from rongmei.domains.accounts.adapters.roster import RosterRow
from rongmei.domains.accounts.models import User
from rongmei.domains.accounts.phrases import role_words
from rongmei.domains.accounts.validators import check_name, check_roles, check_username
from rongmei.domains.organisations import api as organisations

_BETWEEN = re.compile(r"[、，,;；\s]+")


@dataclass(frozen=True, slots=True)
class RosterProblem:
    """What is wrong with one line of a list, in words."""

    line: int
    message: str | Promise


def check_roster(rows: Sequence[RosterRow]) -> list[RosterProblem]:
    """Everything that keeps a list from being taken in; empty when it is good."""
    taken = set(User.objects.filter(username__in=[_key(r) for r in rows]).values_list("username", flat=True))
    problems, seen = [], set[str]()
    for row in rows:
        problems += [RosterProblem(row.line, words) for words in _complaints(row)]
        if _key(row) in taken:
            problems.append(RosterProblem(row.line, _("账号“%(name)s”已被使用。") % {"name": row.username}))
        if _key(row) in seen:
            problems.append(RosterProblem(row.line, _("账号“%(name)s”在表中重复。") % {"name": row.username}))
        seen.add(_key(row))
    return problems


@transaction.atomic
def import_people(*, actor: Actor, rows: Sequence[RosterRow]) -> list[NewPerson]:
    """Add everybody in a list, with first passwords made for them; desks that are not there yet are opened.

    Raises:
        Denied; Refusal when any line has a problem, and then nobody is added.
    """
    authorise(actor, rules.ADD)
    if problems := check_roster(rows):
        raise Refusal(_("表格有%(n)d处问题，没有导入任何人。") % {"n": len(problems)}, _("请按提示修改后重新上传。"))
    desks = _desks(actor, {r.desk for r in rows if r.desk})
    return [_add(actor, row, desks) for row in rows]


def _add(actor: Actor, row: RosterRow, desks: dict[str, int]) -> NewPerson:
    added = add_person(actor=actor, username=row.username, name=row.name, roles=parse_roles(row.roles), title=row.title)
    if row.desk:
        seat(actor=actor, desk=desks[row.desk], user=added.user)
    return added


def _desks(actor: Actor, wanted: set[str]) -> dict[str, int]:
    there = {d.name: d.id for d in organisations.desks()}
    opened = {name: organisations.open_desk(actor=actor, name=name) for name in sorted(wanted - there.keys())}
    return there | opened


def parse_roles(text: str) -> list[Role]:
    """Roles from words such as 记者、编辑; a Refusal naming the first word that is no role."""
    words, found = role_words(), []
    for word in filter(None, _BETWEEN.split(text)):
        if word not in words:
            raise Refusal(_("不认识角色“%(word)s”。") % {"word": word}, _("请使用模板中列出的角色。"))
        found.append(words[word])
    return found


def _complaints(row: RosterRow) -> list[str]:
    found = []
    for check in (
        lambda: check_name(row.name),
        lambda: check_username(row.username),
        lambda: check_roles(parse_roles(row.roles)),
    ):
        try:
            check()
        except Refusal as refusal:
            found.append(str(refusal))
    if len(row.desk) > 60 or len(row.title) > 60:
        found.append(str(_("部门和岗位不能超过60个字。")))
    return found


def _key(row: RosterRow) -> str:
    return row.username.strip().lower()

"""Who can be given work: people, desks and task teams, as one choice."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rongmei.domains.accounts import api as accounts
from rongmei.domains.organisations.api import desks
from rongmei.domains.planning import api as planning

Group = tuple[str | Promise, list[tuple[str, str | Promise]]]


class Holder(NamedTuple):
    """A person, or a desk or team."""

    user: int | None = None
    desk: int | None = None

    @property
    def code(self) -> str:
        """As a form carries it."""
        return f"user-{self.user}" if self.user else f"desk-{self.desk}"


def holder(code: str) -> Holder:
    """What a form carried; ValueError when it is none."""
    kind, _dash, number = code.partition("-")
    return Holder(user=int(number)) if kind == "user" else Holder(desk=int(number))


def newsroom() -> list[accounts.PersonRecord]:
    """The people who may be given work, in the order of their names."""
    return [p for p in accounts.people() if planning.WORK.roles & set(p.roles)]


def holders() -> list[Group]:
    """Everybody and everything work can be given to, grouped for a select."""
    open_ = desks()
    people = [(Holder(user=p.user).code, f"{p.name}（{p.title}）" if p.title else p.name) for p in newsroom()]
    standing = [(Holder(desk=d.id).code, d.name) for d in open_ if not d.is_team]
    teams = [(Holder(desk=d.id).code, d.name) for d in open_ if d.is_team]
    groups: list[Group] = [(_("人员"), people), (_("部门"), standing), (_("任务组"), teams)]  # type: ignore[list-item]
    return [group for group in groups if group[1]]

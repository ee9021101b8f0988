"""How a transition is gone through: the row, put into the state before it, and the verb people use."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from rongmei.core.scoping.models import TenantModel
from rongmei.domains.liaison.models import Outgoing
from rongmei.domains.organisations.models import Desk
from rongmei.domains.programs.models import Push
from rongmei.domains.publishing.models import Delivery
from tests.access.planting import Centre

Act = Callable[[Centre, int], object]


@dataclass(frozen=True)
class Life:
    """How one transition is gone through.

    Attributes:
        model: the table of the row that has the state.
        which: the row's id in a centre.
        act: the verb.
        quiet: the verb says nothing when it is not possible, since news may be told twice or late.
    """

    model: type[TenantModel]
    which: Callable[[Centre], int]
    act: Act
    quiet: bool = False

    def put(self, pk: int, state: str) -> None:
        """Put the row into a state."""
        self.model.mine().filter(pk=pk).update(**_columns(self.model, state))

    def state(self, pk: int) -> str:
        """The state the row is in."""
        row = self.model.mine().get(pk=pk)
        if isinstance(row, Desk):
            return "closed" if row.closed_at else "open"
        return str(row.state)  # type: ignore[attr-defined]


def _columns(model: type[TenantModel], state: str) -> dict[str, object]:
    if model is Desk:
        return {"closed_at": timezone.now() if state == "closed" else None}
    if model is Delivery:
        held = {"lease_until": timezone.now() - timedelta(seconds=1), "first_live_at": timezone.now()}
        return {"state": state, "not_before": timezone.now(), **held}
    if model in (Outgoing, Push):
        return {"state": state, "not_before": timezone.now(), "lease_until": timezone.now() - timedelta(seconds=1)}
    return {"state": state}


def named(name: str) -> Callable[[Centre], int]:
    """The row a centre has under a name."""
    return lambda c: c.ids[name]

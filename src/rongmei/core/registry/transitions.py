"""Transition tables: which verb takes a thing from which state to which."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal


class TransitionRefused(Refusal):
    """The thing is not in a state from which the verb is possible."""

    code = "wrong-state"


class Transitions:
    """The life of one kind of thing.

    Args:
        name: e.g. "planning.topic"; unique.
        table: (state, verb) to the state after it. What is not in it is refused.
        labels: state to its word on screen.
    """

    def __init__(self, name: str, table: Mapping[tuple[str, str], str], labels: Mapping[str, str | Promise]) -> None:
        if name in _tables:
            raise ValueError(f"transitions {name} are declared twice")
        unknown = {s for (s, _verb), after in table.items() for s in (s, after)} - set(labels)
        if unknown:
            raise ValueError(f"{name}: no label for {sorted(unknown)}")
        self.name, self.labels = name, labels
        self.table = MappingProxyType(dict(table))
        _tables[name] = self

    def after(self, state: str, verb: str) -> str:
        """The state after the verb.

        Raises:
            TransitionRefused: the verb is not possible in this state.
        """
        try:
            return self.table[state, verb]
        except KeyError:
            label = self.labels.get(state, state)
            raise TransitionRefused(
                _("当前状态为“%(state)s”，不能执行这一步。") % {"state": label}, _("请刷新页面查看最新状态。")
            ) from None

    def allows(self, state: str, verb: str) -> bool:
        """True when `after` would answer."""
        return (state, verb) in self.table


_tables: dict[str, Transitions] = {}


def tables() -> dict[str, Transitions]:
    """All transition tables by name."""
    return dict(_tables)

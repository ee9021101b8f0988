"""Named things found by name: adapters, receivers, block types; and transition tables."""

from rongmei.core.registry.names import Registry
from rongmei.core.registry.transitions import TransitionRefused, Transitions, tables

__all__ = ["Registry", "TransitionRefused", "Transitions", "tables"]

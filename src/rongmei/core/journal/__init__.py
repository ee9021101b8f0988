"""The spine: one append-only table of deeds, sealed, subscribed to, announced."""

from rongmei.core.journal.kinds import Kind, kind, kinds
from rongmei.core.journal.subscribers import Deed, on

__all__ = ["Deed", "Kind", "kind", "kinds", "on"]

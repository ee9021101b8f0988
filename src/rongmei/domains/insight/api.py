"""The door of insight."""

from rongmei.domains.insight.rules import SEE

__all__ = ["SEE"]

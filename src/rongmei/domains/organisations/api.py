"""The door of organisations."""

from rongmei.domains.organisations.enums import Level, LicenceKind, RunningMode

__all__ = ["Level", "LicenceKind", "RunningMode"]

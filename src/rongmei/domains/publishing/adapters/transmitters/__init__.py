"""Bringing what was formatted to its channel."""

from rongmei.domains.publishing.adapters.transmitters.site import PublicFolder

__all__ = ["PublicFolder"]

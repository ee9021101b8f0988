"""How often somebody may ask."""

from rongmei.core.limits.buckets import Buckets

__all__ = ["Buckets"]

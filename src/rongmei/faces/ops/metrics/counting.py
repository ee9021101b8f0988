"""Requests counted by each web process in a file of its own, which outlives it; the one that is asked adds them up.

The folder is named in PROMETHEUS_MULTIPROC_DIR before this module is imported (`cli.node`), and emptied when a node
starts. Without it, as in tests, one process counts for itself.
"""

import os

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.multiprocess import MultiProcessCollector

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 10)

# What the client library saw when it made the counters below; the variable may be set later, and then binds nobody.
_TOGETHER = "PROMETHEUS_MULTIPROC_DIR" in os.environ
_OWN = CollectorRegistry()
_COUNT = Counter(
    "rongmei_requests", "Requests by route, method and status.", ("route", "method", "status"), registry=_OWN
)
_SECONDS = Histogram(
    "rongmei_request_seconds", "Seconds until the answer began.", ("route",), buckets=BUCKETS, registry=_OWN
)


def count(route: str, method: str, status: int, seconds: float) -> None:
    """Count one request; methods nobody knows are one."""
    _COUNT.labels(route, method if method in METHODS else "other", str(status)).inc()
    _SECONDS.labels(route).observe(seconds)


def registry() -> CollectorRegistry:
    """What all processes have counted."""
    if not _TOGETHER:
        return _OWN
    sums = CollectorRegistry()
    MultiProcessCollector(sums)  # type: ignore[no-untyped-call]
    return sums

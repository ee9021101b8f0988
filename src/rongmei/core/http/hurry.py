"""One deadline over everything a request does: connecting, shaking hands, headers that drip in, redirects, the body."""

import ssl
import time
from typing import Any

import httpcore


class Deadline:
    """A moment by which all must be done; set anew for each request."""

    def __init__(self) -> None:
        self._at = 0.0

    def start(self, seconds: float) -> None:
        """Give the coming request this many seconds."""
        self._at = time.monotonic() + seconds

    def left(self, timeout: float | None = None) -> float:
        """Seconds left, `timeout` at most.

        Raises:
            httpcore.ReadTimeout: none are.
        """
        left = self._at - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the whole request took too long")
        return left if timeout is None else min(left, timeout)


class HurriedStream(httpcore.NetworkStream):
    """A connection that waits for nothing longer than the deadline allows."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner, self._deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """As the connection's."""
        return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """As the connection's."""
        self._inner.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        """As the connection's."""
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """As the connection's; the secured one hurries as well."""
        inner = self._inner.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return HurriedStream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """As the connection's."""
        return self._inner.get_extra_info(info)

"""Files kept in memory while they are what lies on disk."""

import mimetypes
import os
import stat
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import formatdate
from typing import Any

MOST_BYTES, LARGEST = 64_000_000, 256_000
CSP = (
    b"default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none';"
    b" base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
COMMON = [(b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"same-origin")]
# Hashed names never change; everything else is asked for again, so that a withdrawal shows at once.
KEPT, ASKED = b"public, max-age=31536000, immutable", b"no-cache"

Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Kept:
    """One file ready to be sent.

    Attributes:
        stamp: what tells this file from another under the same name: inode, time of change (which nobody can set),
            size.
        tag: its ETag.
        headers: without the length.
        start: the first message of a full answer.
        body: the second message; None for a file too large to be kept.
    """

    path: str
    stamp: Stamp
    tag: bytes
    headers: list[tuple[bytes, bytes]]
    start: Mapping[str, Any]
    body: Mapping[str, Any] | None


class Files:
    """Files by path, the ones read last in memory, up to `MOST_BYTES`."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._bytes = 0

    def get(self, path: str) -> Kept | None:
        """The file as it is on disk now; None when there is none, or it is no plain file."""
        try:
            found = os.stat(path)
        except (OSError, ValueError):
            self._forget(path)
            return None
        kept = self._kept.get(path)
        if kept is not None and kept.stamp == _stamp(found):
            self._kept.move_to_end(path)
            return kept
        return self._read(path) if stat.S_ISREG(found.st_mode) else None

    def folder(self, path: str) -> bool:
        """True when a path names a folder."""
        return path not in self._kept and os.path.isdir(path)

    def _read(self, path: str) -> Kept | None:
        try:
            with open(path, "rb") as file:
                found = os.fstat(file.fileno())
                body = file.read() if found.st_size <= LARGEST else None
        except OSError:
            return None
        fresh = _made(path, found, body)
        self._keep(fresh)
        return fresh

    def _keep(self, fresh: Kept) -> None:
        self._forget(fresh.path)
        if fresh.body is None:
            return
        self._kept[fresh.path] = fresh
        self._bytes += fresh.stamp[2]
        while self._bytes > MOST_BYTES:
            self._forget(next(iter(self._kept)))

    def _forget(self, path: str) -> None:
        if old := self._kept.pop(path, None):
            self._bytes -= old.stamp[2]


def _stamp(found: os.stat_result) -> Stamp:
    return found.st_ino, found.st_ctime_ns, found.st_size


def _made(path: str, found: os.stat_result, body: bytes | None) -> Kept:
    tag = f'"{found.st_mtime_ns:x}-{found.st_size:x}"'.encode()
    headers = [*COMMON, *_headers(path.removesuffix(".gone"), found, tag)]
    length = (b"content-length", str(found.st_size if body is None else len(body)).encode())
    start = {"type": "http.response.start", "status": 200, "headers": [*headers, length]}
    sent = None if body is None else {"type": "http.response.body", "body": body}
    return Kept(path, _stamp(found), tag, headers, start, sent)


def _headers(path: str, found: os.stat_result, tag: bytes) -> list[tuple[bytes, bytes]]:
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    text = kind.startswith("text/") or kind in ("application/json", "application/xml")
    label = f"{kind}; charset=utf-8" if text else kind
    headers = [
        (b"content-type", label.encode()),
        (b"etag", tag),
        (b"last-modified", formatdate(found.st_mtime, usegmt=True).encode()),
        (b"cache-control", KEPT if "/assets/" in path else ASKED),
    ]
    if kind == "text/html":
        headers.append((b"content-security-policy", CSP))
    return headers

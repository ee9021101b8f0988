"""Serves baked files without Django: a stat, and the server's own way of sending a file.

A tombstone beside a file wins over the file, so that a withdrawn page stays withdrawn whatever an old backup brings.
"""

import mimetypes
import os
from collections.abc import Awaitable, Callable, Mapping
from email.utils import formatdate
from pathlib import Path
from typing import Any

Send = Callable[[Mapping[str, Any]], Awaitable[None]]

PREFIX = "/site/"
GONE = ".gone"
CSP = (
    b"default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none';"
    b" base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
COMMON = [(b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"same-origin")]
# Hashed names never change; everything else is asked for again, so that a withdrawal shows at once.
KEPT, ASKED = b"public, max-age=31536000, immutable", b"no-cache"


class BakedSites:
    """An ASGI application over the public root.

    Args:
        root: folder whose first level are organisation codes.
    """

    def __init__(self, root: Path) -> None:
        self.root = os.fspath(root)

    async def __call__(self, scope: Mapping[str, Any], _receive: object, send: Send) -> None:
        """Answer one GET or HEAD."""
        if scope["method"] not in ("GET", "HEAD"):
            await self._empty(send, 405)
            return
        path = self._file(scope["path"])
        if path is None:
            await self._missing(scope, send)
        elif os.path.exists(path + GONE):
            await self._file_answer(scope, send, path + GONE, 410)
        elif os.path.isfile(path):
            await self._file_answer(scope, send, path, 200)
        else:
            await self._missing(scope, send)

    def _file(self, asked: str) -> str | None:
        """The file a path names; None for one that leads outside or to a hidden or tombstone file."""
        parts = asked.removeprefix(PREFIX).split("/")
        if any(p.startswith(".") or "\0" in p or "\\" in p for p in parts) or asked.endswith(GONE):
            return None
        path = os.path.join(self.root, *parts)
        return os.path.join(path, "index.html") if not parts[-1] or os.path.isdir(path) else path

    async def _missing(self, scope: Mapping[str, Any], send: Send) -> None:
        code = scope["path"].removeprefix(PREFIX).split("/", 1)[0]
        page = os.path.join(self.root, code, "404.html")
        if code and not code.startswith(".") and os.path.isfile(page):
            await self._file_answer(scope, send, page, 404)
        else:
            await self._empty(send, 404)

    async def _file_answer(self, scope: Mapping[str, Any], send: Send, path: str, status: int) -> None:
        stat = os.stat(path)
        tag = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"'.encode()
        headers = [*COMMON, *_headers(path.removesuffix(GONE), stat, tag)]
        if status == 200 and (b"if-none-match", tag) in scope["headers"]:
            await _start(send, 304, headers)
            await _end(send)
            return
        await _start(send, status, [*headers, (b"content-length", str(stat.st_size).encode())])
        if scope["method"] == "HEAD":
            await _end(send)
        elif "http.response.pathsend" in scope.get("extensions", {}):
            await send({"type": "http.response.pathsend", "path": path})
        else:
            await send({"type": "http.response.body", "body": Path(path).read_bytes()})

    async def _empty(self, send: Send, status: int) -> None:
        await _start(send, status, [*COMMON, (b"content-length", b"0")])
        await _end(send)


def _headers(path: str, stat: os.stat_result, tag: bytes) -> list[tuple[bytes, bytes]]:
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    text = kind.startswith("text/") or kind in ("application/json", "application/xml")
    label = f"{kind}; charset=utf-8" if text else kind
    headers = [
        (b"content-type", label.encode()),
        (b"etag", tag),
        (b"last-modified", formatdate(stat.st_mtime, usegmt=True).encode()),
        (b"cache-control", KEPT if "/assets/" in path else ASKED),
    ]
    if kind == "text/html":
        headers.append((b"content-security-policy", CSP))
    return headers


async def _start(send: Send, status: int, headers: list[tuple[bytes, bytes]]) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})


async def _end(send: Send) -> None:
    await send({"type": "http.response.body", "body": b""})

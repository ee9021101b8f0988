"""Serves baked files without Django. What is read often is kept in memory, and looked at on disk each time.

A tombstone beside a file wins over the file, so that a withdrawn page stays withdrawn whatever an old backup brings.
"""

import os
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from rongmei.faces.portal.kept import Files, Kept

Send = Callable[[Mapping[str, Any]], Awaitable[None]]

PREFIX = "/site/"
GONE = ".gone"
INDEX = "index.html"
NOTHING = [(b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"same-origin"), (b"content-length", b"0")]
END = {"type": "http.response.body", "body": b""}


class BakedSites:
    """An ASGI application over the public root.

    Args:
        root: folder whose first level are organisation codes.
    """

    def __init__(self, root: Path) -> None:
        self.root, self.files = os.fspath(root), Files()

    async def __call__(self, scope: Mapping[str, Any], _receive: object, send: Send) -> None:
        """Answer one GET or HEAD."""
        if scope["method"] not in ("GET", "HEAD"):
            await answer_empty(send, 405)
            return
        path = self._file(scope["path"])
        if path and self.files.folder(path):  # links in its page lead from inside it
            await answer_empty(send, 301, (b"location", quote(scope["path"]).encode() + b"/"))
            return
        found, status = self._found(path, scope["path"])
        if found is None:
            await answer_empty(send, 404)
        elif status == 200 and (b"if-none-match", found.tag) in scope["headers"]:
            await send({"type": "http.response.start", "status": 304, "headers": found.headers})
            await send(END)
        else:
            await _send(found, status, scope, send)

    def _found(self, path: str, asked: str) -> tuple[Kept | None, int]:
        """What answers a path, and with which status: the file, its tombstone, or the site's page for missing ones."""
        if path and (gone := self.files.get(path + GONE)):
            return gone, 410
        if path and (page := self.files.get(path)):
            return page, 200
        code = asked.removeprefix(PREFIX).split("/", 1)[0]
        return (self.files.get(os.path.join(self.root, code, "404.html")) if _shown(code) else None), 404

    def _file(self, asked: str) -> str:
        """The file a path names; empty for one that leads outside or to a hidden or tombstone file."""
        parts = asked.removeprefix(PREFIX).split("/")
        if asked.endswith(GONE) or not all(map(_shown, parts[:-1])) or not (_shown(parts[-1]) or not parts[-1]):
            return ""
        return os.path.join(self.root, *parts[:-1], parts[-1] or INDEX)


def _shown(part: str) -> bool:
    """True for a part of a path that may name something readers see."""
    return bool(part) and part[0] != "." and "\0" not in part and "\\" not in part


async def _send(found: Kept, status: int, scope: Mapping[str, Any], send: Send) -> None:
    await send(found.start if status == 200 else {**found.start, "status": status})
    if scope["method"] == "HEAD":
        await send(END)
    elif found.body is not None:
        await send(found.body)
    elif "http.response.pathsend" in scope.get("extensions", {}):
        await send({"type": "http.response.pathsend", "path": found.path})
    else:
        await send({"type": "http.response.body", "body": Path(found.path).read_bytes()})


async def answer_empty(send: Send, status: int, *more: tuple[bytes, bytes]) -> None:
    """Answer with headers alone."""
    await send({"type": "http.response.start", "status": status, "headers": [*NOTHING, *more]})
    await send(END)

"""Answers for old sites' hosts without Django: a known address leads on, as fast as a baked page is read.

Which host belongs to which centre is the operator's word, never an import's. Where an address leads is read from a
file of that centre's folder, which can name an article of the same centre and nothing else.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from rongmei.domains.publishing.api import TARGET, address_key, bare_host, file_of
from rongmei.faces.portal.baked import PREFIX, Send, answer_empty
from rongmei.faces.portal.kept import Files

# What this node answers itself is no old address, even where it answers for an old host.
OURS = {"desk", "wall", "ops", "api", "account", "site", "static", "portal", "healthz", "metrics", ""}


class OldHosts:
    """An ASGI application in front of the others.

    Args:
        root: folder whose first level are organisation codes.
        hosts: the centre's code by host name.
        origin: public address of this node; may be empty.
    """

    def __init__(self, root: Path, hosts: Mapping[str, str], origin: str) -> None:
        self.root, self.origin, self.files = os.fspath(root), origin.rstrip("/"), Files()
        self.hosts = {bare_host(host): code for host, code in hosts.items() if code.replace("-", "").isalnum()}
        self.own = bare_host(urlsplit(origin).netloc)

    async def answered(self, scope: Mapping[str, Any], send: Send) -> bool:
        """Answer a request for an old host; False when it is for others to answer."""
        host = _host(scope) if self.hosts else ""
        code = self.hosts.get(host, "")
        if not code or scope["path"].startswith(PREFIX):
            return False
        if scope["method"] not in ("GET", "HEAD"):
            return await self._unless_own(host, send, 405)
        if target := self._target(code, host, scope):
            await answer_empty(send, 301, (b"location", f"{self.origin}{PREFIX}{code}/{target}".encode()))
            return True
        if scope["path"] == "/" and host != self.own:
            await answer_empty(send, 301, (b"location", f"{self.origin}{PREFIX}{code}/".encode()))
            return True
        return await self._unless_own(host, send, 404)

    def _target(self, code: str, host: str, scope: Mapping[str, Any]) -> str:
        """The article an address leads to; empty when nobody knows it."""
        path, query = scope["path"], scope["query_string"].decode("utf-8", "replace")
        if host == self.own and path.split("/")[1] in OURS and not (path == "/" and query):
            return ""
        # What sharing adds behind an address says nothing; the front page alone is no article.
        asked = [query, ""] if query and path != "/" else [query] if query or path != "/" else []
        for said in asked:
            found = self.files.get(os.path.join(self.root, code, file_of(address_key(host, path, said))))
            target = found.body["body"].decode("ascii", "replace") if found and found.body else ""
            if TARGET.fullmatch(target):
                return target
        return ""

    async def _unless_own(self, host: str, send: Send, status: int) -> bool:
        """This node's own address may be an old site's too: what is no old address is answered as ever."""
        if host == self.own:
            return False
        await answer_empty(send, status)
        return True


def _host(scope: Mapping[str, Any]) -> str:
    found = next((value for name, value in scope["headers"] if name == b"host"), b"")
    return bare_host(found.decode("latin-1"))

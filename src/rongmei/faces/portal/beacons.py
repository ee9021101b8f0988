"""Takes what readers' pages tell of a reading, without Django and without the database: one file append, synced.

`POST /portal/<code>/beacon` carries no authority and no cookie. Whatever comes is answered 204 and nothing else, so
that nobody learns what is counted or what is published; only a disk that refuses is told, as 503.
"""

import logging
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from rongmei.core.limits import Buckets
from rongmei.domains.insight.api import Visit, record
from rongmei.faces.portal.address import Proxies, network
from rongmei.faces.portal.told import read

Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]
Headers = Mapping[bytes, bytes]

logger = logging.getLogger(__name__)

PATH = re.compile(r"/portal/([A-Za-z0-9-]{1,32})/beacon")
# A page tells less than 300 bytes.
LONGEST = 1024
# A school or a factory shares one address: a thousand pupils may open a story in the same minute, two tellings each.
ADDRESS_BURST, ADDRESS_RATE = 3000, 25.0
# Two hundred alike tablets in one building may too; a script that reloads one page counts no faster than this.
READER_BURST, READER_RATE = 400, 1.0


class Beacons:
    """An ASGI application for `PATH`.

    Args:
        proxies: networks (CIDR) whose X-Forwarded-For is believed.
    """

    def __init__(self, proxies: Sequence[str]) -> None:
        self.proxies = Proxies(proxies)
        self.addresses = Buckets(ADDRESS_BURST, ADDRESS_RATE)
        self.readers = Buckets(READER_BURST, READER_RATE)

    async def __call__(self, scope: Mapping[str, Any], receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["method"] != "POST":
            await _answer(send, 405)
            return
        visit = await self._visit(scope, receive)
        if visit is None or not self._let_in(visit):
            await _answer(send, 204)
            return
        try:
            await record(visit=visit)
        except OSError:
            logger.exception("a reading could not be kept")
            await _answer(send, 503)
        else:
            await _answer(send, 204)

    async def _visit(self, scope: Mapping[str, Any], receive: Receive) -> Visit | None:
        """What the page tells, None when it is no page of ours that tells it."""
        headers: Headers = dict(scope["headers"])
        match, body = PATH.fullmatch(scope["path"]), await _body(receive)
        told = read(body) if body and match and _from_our_page(headers) else None
        if told is None or match is None:
            return None
        peer = scope["client"][0] if scope.get("client") else ""
        address = self.proxies.reader(peer, headers.get(b"x-forwarded-for", b"").decode("latin-1"))
        agent = headers.get(b"user-agent", b"").decode("latin-1")[:400]
        return Visit(centre=match[1], address=network(address), agent=agent, **told)

    def _let_in(self, visit: Visit) -> bool:
        """False for one who tells too much; addresses are only known by Python's own salted hash."""
        return self.addresses.take(hash(visit.address)) and self.readers.take(
            hash((visit.address, visit.agent, visit.centre, visit.story))
        )


def _from_our_page(headers: Headers) -> bool:
    """False for other sites' pages, for pages fetched ahead, and for what says no language, as every browser does."""
    return (
        headers.get(b"content-type", b"").split(b";")[0].strip() == b"application/json"
        and headers.get(b"sec-fetch-site", b"same-origin") == b"same-origin"
        and b"prefetch" not in headers.get(b"sec-purpose", b"")
        and bool(headers.get(b"accept-language"))
    )


async def _body(receive: Receive) -> bytes:
    """The body; nothing when it is longer than `LONGEST` or the reader has gone."""
    body = b""
    while len(body) <= LONGEST:
        message = await receive()
        body += message.get("body", b"")
        if message["type"] != "http.request":
            return b""
        if not message.get("more_body"):
            return body if len(body) <= LONGEST else b""
    return b""


async def _answer(send: Send, status: int) -> None:
    headers = [(b"cache-control", b"no-store"), (b"x-content-type-options", b"nosniff")]
    headers += [(b"allow", b"POST")] if status == 405 else []
    headers += [(b"content-length", b"0")] if status != 204 else []
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})

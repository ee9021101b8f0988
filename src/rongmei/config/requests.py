"""Each request has an id, a line in the log, and is counted."""

import ipaddress
import logging
import re
import secrets
import time
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from rongmei.core.logs.context import bound
from rongmei.faces.ops.metrics import counting

log = logging.getLogger(__name__)

HEADER = "X-Request-ID"
_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
# Asked every few seconds by machines: counted, not told.
QUIET = frozenset({"healthz", "metrics"})


def told(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Give the request an id, pass it on, tell and count how it went: by route, never by address or query."""

    def answer(request: HttpRequest) -> HttpResponse:
        number, began = _number(request.META), time.perf_counter()
        with bound(request=number):
            response = get_response(request)
            seconds = time.perf_counter() - began
            route = _route(request)
            counting.count(route, request.method or "", response.status_code, seconds)
            if route not in QUIET:
                log.info("request", extra={"fields": _fields(request, route, response.status_code, seconds)})
        response.headers[HEADER] = number
        return response

    return answer


def _number(meta: Mapping[str, Any]) -> str:
    """What a trusted front gave, or a fresh one."""
    given = meta.get("HTTP_X_REQUEST_ID", "")
    if _ID.fullmatch(given) and _trusted(meta.get("REMOTE_ADDR", "")):
        return str(given)
    return secrets.token_hex(8)


def _trusted(address: str) -> bool:
    try:
        peer = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(peer in ipaddress.ip_network(network) for network in settings.RONGMEI_PROXIES)


def _route(request: HttpRequest) -> str:
    return (request.resolver_match.view_name or "unnamed") if request.resolver_match else "unknown"


def _fields(request: HttpRequest, route: str, status: int, seconds: float) -> dict[str, Any]:
    actor = getattr(request, "actor", None)
    return {
        "method": request.method, "route": route, "status": status, "ms": round(seconds * 1000, 1),
        "organisation": actor.organisation if actor else None, "user": actor.user if actor else None,
    }  # fmt: skip

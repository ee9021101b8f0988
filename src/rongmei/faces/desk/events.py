"""News for open screens: server-sent events under the page's own session and scope."""

import json
from collections.abc import AsyncIterator

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe

from rongmei.core.notify import MISSED, listen
from rongmei.core.ui.guard import requires
from rongmei.domains.accounts import api as accounts


@require_safe
@requires(accounts.SEE)
def events(request: HttpRequest) -> HttpResponseBase:
    """A stream of `deed` events of the person's organisation: ids only, what they mean is read by asking a page.

    A screen that comes back after a break hears one at once, since it may have missed some.
    """
    organisation = request.actor.organisation  # type: ignore[attr-defined]
    back = "Last-Event-ID" in request.headers
    response = StreamingHttpResponse(_stream(organisation, back), content_type="text/event-stream")
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Accel-Buffering"] = "no"
    return response


async def _stream(organisation: int, back: bool) -> AsyncIterator[str]:
    yield f"retry: 3000\nid: {MISSED}\n\n"
    if back:
        yield _deed(MISSED)
    async for news in listen([organisation]):
        yield _deed(news.entry) if news else ": still here\n\n"


def _deed(entry: int) -> str:
    return f"id: {entry}\nevent: deed\ndata: {json.dumps({'entry': entry})}\n\n"

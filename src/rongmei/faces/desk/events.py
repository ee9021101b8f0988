"""News for open screens: server-sent events under the page's own session and scope."""

import json
from collections.abc import AsyncIterator

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse

from rongmei.core.notify import listen
from rongmei.core.ui.guard import requires
from rongmei.domains.planning import api as planning


@requires(planning.SEE)
def events(request: HttpRequest) -> HttpResponseBase:
    """A stream of `deed` events of the person's organisation: ids only, what they mean is read by asking a page."""
    organisation = request.actor.organisation  # type: ignore[attr-defined]
    response = StreamingHttpResponse(_stream(organisation), content_type="text/event-stream")
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Accel-Buffering"] = "no"
    return response


async def _stream(organisation: int) -> AsyncIterator[str]:
    yield "retry: 3000\n\n"
    async for news in listen([organisation]):
        if news is None:
            yield ": still here\n\n"
        else:
            yield f"id: {news.entry}\nevent: deed\ndata: {json.dumps({'entry': news.entry})}\n\n"

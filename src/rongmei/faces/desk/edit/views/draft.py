"""The draft's way in and out: updates of its document, over plain HTTP."""

import json
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rongmei.core.i18n import Refusal
from rongmei.core.ui.guard import requires
from rongmei.domains.stories import api
from rongmei.domains.stories.api import StoryState
from rongmei.faces.desk.doing import who

WRITABLE = (StoryState.DRAFTING, StoryState.RETURNED, StoryState.SIGNED, StoryState.PUBLISHED)


@require_http_methods(["GET", "POST"])
@requires(api.SEE)
def draft(request: HttpRequest, story: int) -> JsonResponse:
    """GET what is newer than `after`, and who else is here; POST a batch."""
    return JsonResponse(_append(request, story) if request.method == "POST" else _newer(request, story))


def _newer(request: HttpRequest, story: int) -> dict[str, Any]:
    actor = who(request)
    after = request.GET.get("after", "0")
    found = api.draft_since(story, int(after) if after.isdecimal() and len(after) < 19 else 0)
    api.note_presence(actor=actor, story=story)
    state = api.story(story).state
    return {
        "updates": [{"sequence": n, "update": b64encode(update).decode()} for n, update in found.updates],
        "head": found.head,
        "state": state,
        "writable": state in WRITABLE and api.WRITE.held_by(actor),
        "present": api.present(story, but=actor.user),
    }


def _append(request: HttpRequest, story: int) -> dict[str, Any]:
    kept = api.append_draft(actor=who(request), story=api.story(story).id, **_batch(request.body))
    return {"sequence": kept.sequence, "head": kept.head}


def _batch(body: bytes) -> dict[str, Any]:
    """The parts of a batch. Raises Refusal when it is none."""
    try:
        given = json.loads(body)
        updates = [b64decode(update, validate=True) for update in given["updates"]]
        client, batch = str(given["client"]), str(given["batch"])
    except (ValueError, KeyError, TypeError, NotBase64):
        raise Refusal(_("收到的修改不完整。"), _("内容还在本机，请刷新页面重试。")) from None
    return {"updates": updates, "client": client, "batch": batch, "reopen": given.get("reopen") is True}

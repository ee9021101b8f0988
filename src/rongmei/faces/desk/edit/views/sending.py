"""Keeping a version, sending to review, taking back."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rongmei.core.i18n import NotFound, Refusal
from rongmei.core.ui.guard import requires, wants_json
from rongmei.domains.review import api as review
from rongmei.domains.stories import api
from rongmei.faces.desk.doing import who


@require_POST
@requires(api.WRITE)
def keep(request: HttpRequest, story: int) -> HttpResponse:
    """Keep a version, with a note when one is given; the person stays where they are."""
    actor, note = who(request), request.POST.get("note", "")

    def kept() -> str:
        number = api.keep_version(actor=actor, story=story, note=note)
        return _("已存为第 %(number)d 版") % {"number": number}

    return _answered(request, story, kept, stay=True)


@require_POST
@requires(api.SUBMIT)
def submit(request: HttpRequest, story: int) -> HttpResponse:
    """Send it to review."""
    actor = who(request)

    def submitted() -> str:
        found = review.review(api.submit(actor=actor, story=story))
        if lacking := review.gaps([found]).get(found.id):
            messages.warning(request, _lacking([step.name for step in lacking]))
        return _("已送审。")

    return _answered(request, story, submitted)


def _lacking(levels: list[str]) -> str:
    """A round that nobody may end is told at once, not left to lie."""
    words = _("没有人能审“%(levels)s”，稿件会停在那里。请安全管理员给合适的同事授予审核角色。")
    return words % {"levels": "、".join(levels)}


@require_POST
@requires(api.SUBMIT)
def recall(request: HttpRequest, story: int) -> HttpResponse:
    """Take it back out of review."""
    actor = who(request)

    def recalled() -> str:
        api.recall(actor=actor, story=story)
        return _("已撤回送审，可以继续修改。")

    return _answered(request, story, recalled)


def _answered(request: HttpRequest, story: int, verb: Callable[[], str], *, stay: bool = False) -> HttpResponse:
    """Call a verb that says what it did. The editor asks for JSON and shows a refusal in place; a form goes back."""
    page, script = reverse("desk:edit:story", args=[story]), wants_json(request)
    try:
        done = verb()
    except Refusal as refusal:
        if script or isinstance(refusal, NotFound):
            raise
        messages.error(request, str(refusal))
        return redirect(page)
    if script and stay:
        return JsonResponse({"done": done})
    messages.success(request, done)
    return JsonResponse({"next": page}) if script else redirect(page)

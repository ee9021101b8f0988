"""What stands beside the text: topics to choose from, pictures, what is still missing."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from rongmei.core.i18n import Refusal
from rongmei.core.ui.guard import requires
from rongmei.domains.assets import api as assets
from rongmei.domains.assets.api import Rights
from rongmei.domains.stories import api
from rongmei.faces.desk.doing import do, who

MOST_PICTURES = 200


@require_GET
@requires(api.SEE)
def subjects(_request: HttpRequest) -> HttpResponse:
    """Every media topic we carry: code, Chinese name, English name, the broader topic's code."""
    rows = [[s.code, s.name, s.english, s.broader] for s in api.subjects().values()]
    return JsonResponse({"topics": rows}, headers={"Cache-Control": "private, max-age=86400"})


@require_GET
@requires(api.SEE)
def missing(request: HttpRequest, story: int) -> HttpResponse:
    """What the story still lacks before review, and what the checks find in it as it stands."""
    return render(request, "desk/edit/_missing.html", before_review(story))


def before_review(story: int) -> dict[str, Any]:
    """What `desk/edit/_missing.html` shows."""
    return {
        "missing": api.missing(api.content_of(story)),
        "findings": api.findings_of(story),
        "dismiss": reverse("desk:edit:dismiss", args=[story]),
    }


@require_POST
@requires(api.WRITE)
def dismiss(request: HttpRequest, story: int) -> HttpResponse:
    """Call a finding a false alarm."""
    actor, given = who(request), request.POST
    key, reason = given.get("key", ""), given.get("reason", "")
    return do(
        request, lambda: api.dismiss_finding(actor=actor, story=story, key=key, reason=reason),
        _("已忽略，审核人会看到理由。"), reverse("desk:edit:story", args=[story]),
    )  # fmt: skip


@require_GET
@requires(api.SEE)
def pictures(request: HttpRequest, story: int) -> HttpResponse:
    """The pictures of these `ids` in their order, each to be described in place."""
    asked = [int(part) for part in request.GET.get("ids", "").split(",") if part.isdecimal()][:MOST_PICTURES]
    found = assets.assets(asked)
    context = {
        "story": api.story(story),
        "pictures": [found[pk] for pk in asked if pk in found],
        "gone": [pk for pk in asked if pk not in found],
        "rights": Rights.choices,
        "may_describe": assets.DESCRIBE.held_by(who(request)),
    }
    return render(request, "desk/edit/_pictures.html", context)


@require_POST
@requires(assets.DESCRIBE)
def describe(request: HttpRequest, story: int, asset: int) -> HttpResponse:
    """Say what a picture of the story shows, whose it is, on what ground it may be shown."""
    given, actor = request.POST, who(request)
    api.story(story)
    if given.get("rights") not in Rights.values:
        raise Refusal(_("请选择图片的版权依据。"))
    alt, credit, rights = given.get("alt", ""), given.get("credit", ""), Rights(given["rights"])
    assets.describe_asset(actor=actor, asset=asset, alt=alt, credit=credit, rights=rights)
    return JsonResponse({"described": asset})

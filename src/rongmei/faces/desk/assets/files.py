"""Pictures on their way in and out."""

from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from rongmei.core.files import open_bytes
from rongmei.core.i18n import Refusal
from rongmei.core.permissions import Denied
from rongmei.core.ui.guard import requires
from rongmei.domains.assets import api
from rongmei.faces.desk.doing import REFUSED, who

# A picture's bytes never change; that one may still see it is asked again every day.
A_DAY = 86_400
NOTHING_SENT = 400


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one file: the asset made of it, or why none was."""

    name: str
    asset: api.AssetRecord | None = None
    refusal: Refusal | None = None


@require_POST
@requires(api.UPLOAD)
def upload(request: HttpRequest) -> HttpResponse:
    """Take pictures in, each on its own: one that is refused stops no other.

    Programs send one and get it as JSON (`id`, `alt`, …), or a `message` with the refusal's status; a form without
    script may send several and gets a page.
    """
    results = [_take(request, file) for file in request.FILES.getlist("file")]
    if request.accepts("text/html"):
        status = 200 if any(r.asset for r in results) else REFUSED
        return render(request, "desk/assets/uploaded.html", {"results": results}, status=status)
    if not results:
        return JsonResponse({"message": _("没有收到文件。请重新选择图片。")}, status=NOTHING_SENT)
    return _told(results[0])


@require_GET
@requires(api.SEE)
def rendition(request: HttpRequest, asset: int, size: str) -> HttpResponse:
    """The bytes of one size of a picture, kept by the browser under their hash."""
    found = api.rendition(asset, size)
    tag = f'"{found.sha256}"'
    answer = get_conditional_response(request, etag=tag) or _bytes(asset, size, found)
    answer.headers["ETag"] = tag
    answer.headers["Cache-Control"] = f"private, max-age={A_DAY}"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _take(request: HttpRequest, file: "UploadedFile[bytes]") -> Result:
    name = file.name or ""
    try:
        return Result(name, api.upload_picture(actor=who(request), content=file.chunks(), name=name))
    except Denied:
        raise
    except Refusal as refusal:
        return Result(name, refusal=refusal)


def _told(result: Result) -> JsonResponse:
    made = result.asset
    if made is None:
        refusal = result.refusal
        return JsonResponse({"message": str(refusal)}, status=refusal.status if refusal else REFUSED)
    told = {
        "id": made.id,
        "alt": made.alt,
        "name": made.name,
        "width": made.width,
        "height": made.height,
        "url": reverse("desk:assets:asset", args=[made.id]),
        "thumb": reverse("desk:assets:rendition", args=[made.id, "thumb"]),
    }
    return JsonResponse(told, status=201)


def _bytes(asset: int, size: str, found: api.Bytes) -> HttpResponse:
    with open_bytes(found.sha256) as file:
        answer = HttpResponse(file.read(), content_type=found.mime)
    if size == "original":
        name = content_disposition_header(as_attachment=False, filename=api.asset(asset).name)
        answer.headers["Content-Disposition"] = name or "inline"
    return answer

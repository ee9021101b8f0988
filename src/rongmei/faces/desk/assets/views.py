"""The picture library, and one picture of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from rongmei.core.ui.guard import requires
from rongmei.domains.assets import api
from rongmei.domains.stories import api as stories
from rongmei.faces.desk.assets.forms import DescribeForm
from rongmei.faces.desk.doing import status_of, tried, typed, who
from rongmei.faces.desk.history import history
from rongmei.faces.desk.paging import PAGE, number, page, words


@require_GET
@requires(api.SEE)
def library(request: HttpRequest) -> HttpResponse:
    """The newest pictures, filtered by words and rights."""
    q, rights = words(request), request.GET.get("rights", "")
    known = rights if rights in api.Rights.values else ""
    found = page(api.library(words=q, rights=known, before=number(request, "before"), limit=PAGE + 1))
    context = {
        "assets": found.rows,
        "more": found.more,
        "grounds": api.Rights.choices,
        "rights": known,
        "q": q,
        "may_upload": api.UPLOAD.held_by(who(request)),
    }
    return render(request, "desk/assets/library.html", context)


@requires(api.SEE)
def asset(request: HttpRequest, asset: int) -> HttpResponse:
    """One picture: what is said of it, and where it is shown."""
    found = api.asset(asset)
    form = DescribeForm(typed(request), initial={"alt": found.alt, "credit": found.credit, "rights": found.rights})

    def verb(**told: str) -> bool:
        api.describe_asset(actor=who(request), asset=asset, **told)  # type: ignore[arg-type]
        return True

    if tried(form, verb):
        messages.success(request, _("说明已保存。"))
        return redirect("desk:assets:asset", asset)
    context = {
        "asset": found,
        "form": form,
        "stories": stories.stories_by_id(stories.stories_showing(asset)),
        "history": history({"assets.asset": [asset]}),
        "may_describe": api.DESCRIBE.held_by(who(request)),
    }
    return render(request, "desk/assets/asset.html", context, status=status_of(form))

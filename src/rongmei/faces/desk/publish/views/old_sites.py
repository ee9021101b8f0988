"""旧站导入: what came from old sites, what is wrong with it, and the signature under all of it."""

import csv
import io

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from rongmei.core.ui.guard import requires
from rongmei.domains.publishing import api
from rongmei.domains.review import api as review
from rongmei.faces.desk.doing import do, who
from rongmei.faces.desk.sheets import MARK, plain

SHOWN = 20


@require_GET
@requires(api.SEE_OLD)
def old_sites(request: HttpRequest) -> HttpResponse:
    """Every old site and how far it is."""
    return render(request, "desk/publish/old_sites.html", {"sites": api.old_sites()})


@require_GET
@requires(api.SEE_OLD)
def old_site(request: HttpRequest, site: int) -> HttpResponse:
    """One old site: counts, some of its articles, and what exactly one would sign."""
    found = api.old_site(site)
    may_sign = review.SIGN_BATCH.held_by(who(request))
    context = {
        "site": found,
        "articles": api.old_articles(site, state="taken" if found.waiting else "", limit=SHOWN),
        "may_sign": may_sign,
        "mark": api.old_mark(site) if found.waiting else "",
        "part": min(found.waiting, api.MOST_SIGNED),
    }
    return render(request, "desk/publish/old_site.html", context)


@require_GET
@requires(api.SEE_OLD)
def old_problems(request: HttpRequest, site: int) -> HttpResponse:  # noqa: ARG001
    """Everything that went wrong, as a sheet for Excel."""
    name = _("旧站导入问题 %(host)s.csv") % {"host": api.old_site(site).host}
    response = HttpResponse(_sheet(site), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or ""
    return response


@require_POST
@requires(review.SIGN_BATCH)
def sign(request: HttpRequest, site: int) -> HttpResponse:
    """Sign what was looked at."""
    seen = request.POST.get("mark", "")
    back = reverse("desk:publish:old_site", args=[site])
    done = _("已签发，正在后台逐篇上线。")
    return do(request, lambda: api.sign_old_site(actor=who(request), site=site, seen=seen), done, back)


def _sheet(site: int) -> str:
    out = io.StringIO()
    out.write(MARK)
    lines = csv.writer(out)
    lines.writerow([_("标题"), _("旧网址"), _("原发布时间"), _("状态"), _("问题"), _("图片")])
    for x in api.old_problems(site):
        at = timezone.localtime(x.at).strftime("%Y-%m-%d %H:%M") if x.at else ""
        rows = [(x.problem, "")] if x.problem or not x.lacks else []
        for why, url in [*rows, *((why, url) for url, why in x.lacks)]:
            lines.writerow([plain(cell) for cell in (x.headline, x.address, at, x.state_label, why, url)])
    return out.getvalue()

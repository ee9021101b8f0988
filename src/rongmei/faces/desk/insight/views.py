"""Reach of the centre's stories, and of one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from rongmei.core.ui.guard import requires
from rongmei.domains.insight import api
from rongmei.domains.publishing import api as publishing
from rongmei.domains.stories import api as stories
from rongmei.faces.desk.insight.charts import daily, hourly, spoken
from rongmei.faces.desk.insight.periods import Period, choices, latest, period_of
from rongmei.faces.desk.insight.sheet import sheet

LISTED, EXPORTED = 100, 10_000


@require_GET
@requires(api.SEE)
def reach(request: HttpRequest) -> HttpResponse:
    """What was read in a period: figures, hours, days, ways, and the stories, filtered and in order."""
    period, words, order = period_of(request.GET), request.GET.get("q", "").strip(), _order(request)
    found = api.reach(since=period.since, until=period.until, words=words, order=order, limit=LISTED)
    context = {**_shown(found, period), "words": words, "order": order, "orders": api.Order, "listed": LISTED}
    return render(request, "desk/insight/reach.html", context)


@require_GET
@requires(api.SEE)
def export(request: HttpRequest) -> HttpResponse:
    """The same stories as a sheet for Excel."""
    period, words = period_of(request.GET), request.GET.get("q", "").strip()
    found = api.reach(since=period.since, until=period.until, words=words, order=_order(request), limit=EXPORTED)
    response = HttpResponse(sheet(found.stories), content_type="text/csv; charset=utf-8")
    name = _("传播 %(since)s 至 %(until)s.csv") % {"since": period.since, "until": period.until}
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or ""
    return response


@require_GET
@requires(api.SEE)
def story(request: HttpRequest, story: int) -> HttpResponse:
    """What one story reached, since it went live or in a period."""
    record, outing = stories.story(story), publishing.went_live([story]).get(story)
    asked = any(request.GET.get(name) for name in ("period", "since", "until"))
    if asked or outing is None:
        period = period_of(request.GET)
    else:
        period = Period(timezone.localdate(outing.first_live_at), timezone.localdate(), "all")
    found = api.story_detail(story, since=period.since, until=period.until)
    context = {**_shown(found, period), "story": record, "outing": outing}
    return render(request, "desk/insight/story.html", context)


def _shown(found: api.Overview, period: Period) -> dict[str, Any]:
    hours, days = hourly(found.hours), daily(found.days)
    return {
        "found": found,
        "period": period,
        "choices": choices(),
        "usual": latest("7"),
        "hours": hours,
        "hours_said": spoken(hours),
        "days": days,
        "days_said": spoken(days),
    }


def _order(request: HttpRequest) -> api.Order:
    asked = request.GET.get("order", "")
    return api.Order(asked) if asked in api.Order.values else api.Order.VIEWS

"""What the centres below submitted, on a map and in a table."""

from datetime import datetime, time, timedelta
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rongmei.core.ui.guard import requires
from rongmei.domains.liaison import api
from rongmei.faces.desk.below.chart import chart, tone
from rongmei.faces.desk.below.sheet import sheet
from rongmei.faces.desk.insight.periods import Period, choices, period_of


@require_safe
@requires(api.SEE)
def below(request: HttpRequest) -> HttpResponse:
    """Each centre directly below: sent, adopted, returned, waiting, late."""
    period = period_of(request.GET)
    found = _standings(period)
    drawn = chart(found, Path(settings.RONGMEI_MAP) if settings.RONGMEI_MAP else None)
    rows = [(standing, tone(standing)) for standing in found]
    told = {"rows": rows, "total": _total(found), "chart": drawn, "period": period, "choices": choices()}
    return render(request, "desk/below/below.html", told)


@require_safe
@requires(api.SEE)
def export(request: HttpRequest) -> HttpResponse:
    """The same table for Excel."""
    period = period_of(request.GET)
    response = HttpResponse(sheet(_standings(period)), content_type="text/csv; charset=utf-8")
    name = _("下级单位报送 %(since)s 至 %(until)s.csv") % {"since": period.since, "until": period.until}
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or ""
    return response


def _standings(period: Period) -> list[api.Standing]:
    zone = timezone.get_current_timezone()
    since, end = (datetime.combine(day, time.min, zone) for day in (period.since, period.until + timedelta(days=1)))
    return api.standings(since=since, until=end)


def _total(found: list[api.Standing]) -> dict[str, int]:
    return {name: sum(getattr(s, name) for s in found) for name in ("sent", "adopted", "waiting", "unsigned", "late")}

"""What can go out, what is on its way, what is live, what failed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from rongmei.core.ui.guard import requires
from rongmei.domains.publishing import api
from rongmei.domains.publishing.api import DeliveryState
from rongmei.faces.desk.doing import who

TABS = (
    (DeliveryState.PENDING, DeliveryState.PENDING.label),
    ("scheduled", _("定时")),
    (DeliveryState.SENDING, DeliveryState.SENDING.label),
    (DeliveryState.FAILED, DeliveryState.FAILED.label),
    (DeliveryState.LIVE, DeliveryState.LIVE.label),
    (DeliveryState.WITHDRAWN, DeliveryState.WITHDRAWN.label),
)


@require_GET
@requires(api.SEE)
def queue(request: HttpRequest) -> HttpResponse:
    """Deliveries by state and words, the newest first, under what is signed and waits to be sent out."""
    words, asked = request.GET.get("q", "").strip(), request.GET.get("state", "")
    state = asked if asked in {code for code, _label in TABS} else ""
    counts = api.tally()
    context = {
        "ready": [] if state else api.ready(words=words),
        "deliveries": api.deliveries(state=state, words=words),
        "tabs": [(code, label, counts.get(code, 0)) for code, label in TABS],
        "state": state,
        "q": words,
        "may_see_old": api.SEE_OLD.held_by(who(request)),
    }
    return render(request, "desk/publish/queue.html", context)

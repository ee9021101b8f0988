"""What came in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from rongmei.core.ui.guard import requires
from rongmei.domains.ingest import api
from rongmei.domains.planning import api as planning
from rongmei.faces.desk.paging import PAGE, number, page, words


@require_GET
@requires(api.SEE)
def items(request: HttpRequest) -> HttpResponse:
    """What came in, newest first, filtered by words and provider."""
    q, provider = words(request), number(request, "provider")
    found = page(api.items(words=q, provider=provider, before=number(request, "before"), limit=PAGE + 1))
    context = {
        "items": found.rows,
        "more": found.more,
        "newest": found.rows[0].id if found.rows else 0,
        "providers": api.providers(),
        "provider": provider,
        "q": q,
    }
    return render(request, "desk/gather/items.html", context)


@require_GET
@requires(api.SEE)
def fresh(request: HttpRequest) -> HttpResponse:
    """How many items came in since the list was drawn, as a line to click on; nothing when there are none."""
    n = api.items_since(number(request, "since") or 0, words=words(request), provider=number(request, "provider"))
    sentence = _("新到 %(n)d 条来稿，点这里刷新") % {"n": n}
    context = {"n": n, "sentence": sentence, "list": reverse("desk:gather:items")}
    return render(request, "desk/_fresh_said.html", context)


@require_GET
@requires(api.SEE)
def item(request: HttpRequest, item: int) -> HttpResponse:
    """One item as it came in, what it said before, and the lead made of it."""
    found, lead = api.item(item), planning.lead_of_item(item)
    context = {
        "item": found,
        "revisions": api.revisions(item),
        "lead": lead,
        "topics": planning.topics_of_lead(lead.id) if lead else (),
        "may_propose": planning.PROPOSE.held_by(request.actor),  # type: ignore[attr-defined]
    }
    return render(request, "desk/gather/item.html", context)

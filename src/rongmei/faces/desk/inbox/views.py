"""One inbox over every organisation of a person."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rongmei.core.ui.guard import requires
from rongmei.domains.accounts import api as accounts
from rongmei.faces.desk.inbox.piles import piles


@require_safe
@requires(accounts.SEE)
def inbox(request: HttpRequest) -> HttpResponse:
    """A pile an organisation; opening a card of another one switches to it first."""
    actor = request.actor  # type: ignore[attr-defined]
    found = piles(accounts.actors_of(actor.user), actor)
    return render(request, "desk/inbox/inbox.html", {"piles": found, "total": sum(len(p.cards) for p in found)})

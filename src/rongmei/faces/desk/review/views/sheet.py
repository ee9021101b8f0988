"""审稿单: one round on paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from rongmei.core.ui.guard import requires
from rongmei.domains.accounts.api import names
from rongmei.domains.review import api
from rongmei.faces.desk.doing import who
from rongmei.faces.desk.review.views.page import piece


@require_GET
@requires(api.SEE)
def sheet(request: HttpRequest, review: int) -> HttpResponse:
    """Every level's name, time, decision and proofs, the hashes, and the piece itself; made to be printed."""
    found = api.review(review)
    people = names(found.contributors)
    context = {
        "review": found,
        "earlier": [r for r in api.rounds(found.kind, found.object_id) if r.id < found.id],
        "manifest": api.manifest_of(review),
        "contributors": [people[pk] for pk in found.contributors if pk in people and pk != found.author],
        **piece(found, who(request)),
    }
    return render(request, "desk/review/sheet.html", context)

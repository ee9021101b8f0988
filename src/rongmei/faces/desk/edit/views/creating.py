"""A new story, alone or out of what there is."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from rongmei.core.i18n import Refusal
from rongmei.core.ui.guard import requires
from rongmei.domains.stories import api
from rongmei.faces.desk.doing import who
from rongmei.faces.desk.edit.material import material


@require_POST
@requires(api.WRITE)
def create(request: HttpRequest) -> HttpResponse:
    """Begin a story and open it; for an `assignment`, with the material of a `lead`, an `item` or another `story`."""
    actor, given = who(request), request.POST
    asked = {
        name: int(given[name]) for name in ("assignment", "lead", "item", "story") if given.get(name, "").isdecimal()
    }
    assignment = asked.pop("assignment", None)
    try:
        made = api.create_story(actor=actor, assignment=assignment, content=material(**asked))
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect(reverse("desk:edit:stories"))
    return redirect(reverse("desk:edit:story", args=[made]))

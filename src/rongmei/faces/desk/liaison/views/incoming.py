"""What other organisations submitted: to sign for, read, adopt or return."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from rongmei.core.ui.guard import requires
from rongmei.domains.liaison import api
from rongmei.domains.liaison.api import IncomingState
from rongmei.domains.stories.api import Shown
from rongmei.faces.desk.doing import back, do, status_of, tried, who
from rongmei.faces.desk.liaison.forms import ReturnForm
from rongmei.faces.desk.paging import PAGE, number, page, words
from rongmei.faces.desk.reading import reading

TABS = [state for state in IncomingState if state != IncomingState.NOTED]


@require_GET
@requires(api.SEE)
def incoming(request: HttpRequest) -> HttpResponse:
    """Submissions by state, words and sender, the newest first, under what was adopted and needs a decision."""
    q, sender, asked = words(request), number(request, "sender"), request.GET.get("state", "")
    state = asked if asked in TABS else ""
    found = page(
        api.incoming(state=state, words=q, sender=sender, before=number(request, "before"), limit=PAGE + 1)
    )  # fmt: skip
    counts = api.incoming_counts(words=q, sender=sender)
    context = {
        "rows": found.rows,
        "more": found.more,
        "tabs": [(s.value, s.label, counts[s.value]) for s in TABS],
        "state": state,
        "senders": api.senders(),
        "sender": sender,
        "q": q,
        "differences": api.open_differences(),
        "suspensions": api.open_suspensions(),
    }
    return render(request, "desk/liaison/incoming.html", context)


@require_GET
@requires(api.SEE)
def arrival(request: HttpRequest, incoming: int) -> HttpResponse:
    """One submission as it reads, with its pictures, where it comes from and what can be done."""
    return _show(request, incoming, ReturnForm())


@require_GET
@requires(api.SEE)
def picture(request: HttpRequest, incoming: int, sha256: str) -> HttpResponse:  # noqa: ARG001 (its scope is set)
    """A picture that came with a submission."""
    kept, mime = api.open_picture(incoming, sha256)
    with kept:
        return HttpResponse(kept.read(), content_type=mime)


@require_POST
@requires(api.SIGN_FOR)
def sign(request: HttpRequest, incoming: int) -> HttpResponse:
    """Sign for it, from the list or its page."""
    actor, here = who(request), reverse("desk:liaison:arrival", args=[incoming])
    return do(
        request, lambda: api.sign_for(actor=actor, incoming=incoming), _("已签收，对方会收到回执。"),
        back(request, here),
    )  # fmt: skip


@require_POST
@requires(api.ADOPT)
def adopt(request: HttpRequest, incoming: int) -> HttpResponse:
    """Make a story of one's own of it."""
    actor, made = who(request), [0]

    def verb() -> None:
        made[0] = api.adopt(actor=actor, incoming=incoming)

    answer = do(request, verb, _("已采用为本单位稿件，改好后送审。"), reverse("desk:liaison:arrival", args=[incoming]))
    return redirect("desk:edit:story", made[0]) if made[0] else answer


@require_POST
@requires(api.ADOPT)
def give_back(request: HttpRequest, incoming: int) -> HttpResponse:
    """Send it back with a reason."""
    actor, form = who(request), ReturnForm(request.POST)

    def verb(**said: object) -> bool:
        api.return_submission(actor=actor, incoming=incoming, **said)  # type: ignore[arg-type]
        return True

    if not tried(form, verb):
        return _show(request, incoming, form)
    messages.success(request, _("已退回，对方会看到原因。"))
    return redirect("desk:liaison:arrival", incoming)


def _show(request: HttpRequest, incoming: int, form: ReturnForm) -> HttpResponse:
    found = api.arrival(incoming)

    def address(shown: Shown) -> str:
        return reverse("desk:liaison:picture", args=[incoming, shown.sha256])

    context = {"arrival": found, "row": found.row, "return_form": form, **reading(found.content, address)}
    return render(request, "desk/liaison/arrival.html", context, status=status_of(form))

"""What every request passes: headers, scope, and refusals turned into plain pages."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject

from rongmei.core.i18n import Refusal
from rongmei.core.scoping import scoped
from rongmei.core.ui.guard import wants_json
from rongmei.domains.accounts.api import actor_for_session
from rongmei.domains.organisations.api import organisation

Handler = Callable[[HttpRequest], HttpResponse]

PROGRAMS = "/api/"
CSP = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:;"
    " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


def headers(get_response: Handler) -> Handler:
    """Content security policy without inline script or style; nothing of the desk is cached."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", CSP)
        response.headers.setdefault("Permissions-Policy", "camera=(self), microphone=(self), geolocation=(self)")
        if request.path.startswith(("/desk", "/ops", "/wall")):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return answer


def scope(get_response: Handler) -> Handler:
    """Set the actor, and the scope and record of a signed-in person's current organisation, once."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(PROGRAMS):  # programs show a token; a session opens nothing there
            return get_response(request)
        request.actor = actor_for_session(request)  # type: ignore[attr-defined]
        actor = request.actor  # type: ignore[attr-defined]
        if actor is None:
            return get_response(request)
        request.organisation = SimpleLazyObject(lambda: organisation(actor.organisation))  # type: ignore[attr-defined]
        with scoped(actor.organisation):
            return get_response(request)

    return answer


def refusals(get_response: Handler) -> Handler:
    """A refusal becomes a page (a fragment for htmx, JSON for a script) with its sentence and status."""

    def answer(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_exception(request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Refusal):
            return None
        if wants_json(request):
            return JsonResponse({"message": str(error.message), "advice": str(error.advice)}, status=error.status)
        template = "base/refusal_fragment.html" if request.headers.get("HX-Request") else "base/refusal.html"
        return render(request, template, {"refusal": error}, status=error.status)

    answer.process_exception = process_exception  # type: ignore[attr-defined]
    return answer

"""What stands between signing in and working: idle time-out, language, and steps a person still owes."""

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation

from rongmei.domains.accounts import api

Handler = Callable[[HttpRequest], HttpResponse]

_TOUCH_SECONDS = 60
_SETTLED = "steps_settled"
_INSIDE = ("/desk", "/ops", "/wall")


def keep_alive(get_response: Handler) -> Handler:
    """Move the idle time-out on when a person does something, at most once a minute.

    Events and polls in the background neither write the session nor keep a deserted desk open; a draft is saved
    because somebody types.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and _by_a_person(request):
            now = int(time.time())
            if now - request.session.get("seen", 0) >= _TOUCH_SECONDS:
                request.session["seen"] = now
        return get_response(request)

    return answer


def first_steps(get_response: Handler) -> Handler:
    """Speak the person's language, and lead them to what they owe before any work: password, second factor."""

    def answer(request: HttpRequest) -> HttpResponse:
        user = request.user
        if not user.is_authenticated:
            return get_response(request)
        if user.language:
            translation.activate(user.language)
            request.LANGUAGE_CODE = user.language
        if request.path.startswith(_INSIDE) and (stop := _owed(request)):
            return stop
        return get_response(request)

    return answer


def _owed(request: HttpRequest) -> HttpResponse | None:
    actor = request.actor  # type: ignore[attr-defined]
    if actor is None or not actor.roles:
        return render(request, "ops/account/nowhere.html", status=403)
    if request.user.must_change_password:  # type: ignore[union-attr]
        return redirect("account_change_password")
    settled = [actor.organisation, sorted(actor.roles)]
    if request.session.get(_SETTLED) == settled:
        return None
    if api.owes_second_factor(actor):
        return redirect("mfa_activate_totp")
    request.session[_SETTLED] = settled
    return None


def _by_a_person(request: HttpRequest) -> bool:
    if "X-By-Itself" in request.headers:
        return False
    if request.headers.get("Sec-Fetch-Mode") == "navigate" or request.method == "POST":
        return True
    return "text/html" in request.headers.get("Accept", "")

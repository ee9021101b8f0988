"""Small things about one's own account that django-allauth does not have."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from rongmei.core.permissions import Role
from rongmei.core.ui.navigation import rail
from rongmei.domains.accounts import api


def _me(request: HttpRequest) -> int:
    me = request.user.pk
    assert me is not None  # `login_required` saw to that
    return me


@require_safe
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """My account: password, second factor, sessions, language, and where I belong."""
    actor = request.actor  # type: ignore[attr-defined]
    roles = [role for role in Role if actor and role in actor.roles]
    return render(request, "ops/account/mine.html", {"places": api.organisations_of(_me(request)), "roles": roles})


@require_safe
@login_required
def start(request: HttpRequest) -> HttpResponse:
    """On to the first place of the person's own rail: today's board for the newsroom, people for administrators."""
    stops = rail(request.actor, request.path)  # type: ignore[attr-defined]
    return redirect(stops[0].url if stops else "account_mine")


@login_required
@require_POST
def switch_organisation(request: HttpRequest) -> HttpResponse:
    """Act for another organisation one belongs to, at its first page or the one asked for; any other does not exist."""
    chosen = request.POST.get("organisation", "")
    if chosen in {str(place.id) for place in api.organisations_of(_me(request))}:
        request.session[api.SESSION_ORGANISATION] = int(chosen)
        return redirect(_back(request))
    return render(request, "ops/account/nowhere.html", status=404)


@require_POST
def switch_language(request: HttpRequest) -> HttpResponse:
    """Chinese or English, kept with the account when signed in and in a cookie otherwise."""
    chosen = request.POST.get("language", "")
    answer = redirect(_back(request))
    if chosen in dict(settings.LANGUAGES):
        answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, chosen, max_age=31_536_000, samesite="Lax")
        if request.user.is_authenticated:
            api.choose_language(user=request.user.pk, language=chosen)
    return answer


def _back(request: HttpRequest) -> str:
    asked = request.POST.get("next", "")
    known = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if known else settings.LOGIN_REDIRECT_URL

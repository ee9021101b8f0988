"""Every view of the desk says which permission opens it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed, JsonResponse
from django.utils.translation import gettext as _

from rongmei.core.permissions import Permission, authorise

View = Callable[..., HttpResponseBase]
# What pages and forms are asked with; a view that takes less says so itself.
METHODS = ("GET", "HEAD", "POST")


def requires(permission: Permission) -> Callable[[View], View]:
    """Open a view to actors whose roles carry the permission.

    Strangers go to the sign-in page and come back (a script that asks for JSON is told 401, lest it take that page
    for an answer); a person without the right is told so (`Denied`). The view gets `guard`, the permission, as an
    attribute, which the table of addresses checks. Methods other than `METHODS` are refused.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method not in METHODS:
                return HttpResponseNotAllowed(METHODS)
            actor = getattr(request, "actor", None)
            if actor is None:
                return _to_sign_in(request)
            authorise(actor, permission)
            return view(request, *args, **kwargs)

        guarded.guard = permission  # type: ignore[attr-defined]
        return guarded

    return wrap


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    if wants_json(request):
        return JsonResponse({"message": _("登录已过期。"), "advice": _("请重新登录。")}, status=401)
    return redirect_to_login(request.get_full_path())


def wants_json(request: HttpRequest) -> bool:
    """True when a script asks, not a person's page."""
    return "application/json" in request.headers.get("Accept", "")

"""Addresses under /api/."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, re_path

from rongmei.faces.rest import views
from rongmei.faces.rest.api import api
from rongmei.faces.rest.problems import wrong_method

app_name = "rest"


def _told(pattern: URLPattern) -> URLPattern:
    """An operation's address that refuses other methods with a problem, as everything else is refused."""
    view = pattern.callback

    def answer(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        given = view(request, **kwargs)
        return wrong_method(given.headers["Allow"]) if given.status_code == 405 else given

    answer.csrf_exempt = True  # type: ignore[attr-defined]  # no cookie opens anything here
    pattern.callback = answer
    return pattern


urlpatterns = [
    path("v1/openapi.json", views.description, name="description"),
    path("v1/docs", views.docs, name="docs"),
    *(
        path(f"v1/{found.pattern}", _told(found).callback, name=found.name)
        for found in api.urls[0]
        if isinstance(found, URLPattern) and found.name != "api-root"
    ),
    re_path("^", views.nowhere, name="nowhere"),
]

"""`/healthz`: 200 once the node can do its work; and what a page says while it cannot."""

import sys

from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.defaults import server_error

# Seconds after which to ask again: a killed database is back by then.
AGAIN = "3"


def healthz(_request: HttpRequest) -> JsonResponse:
    """200 when the database answers the application's role, 503 with the reason in a code otherwise."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
    except DatabaseError:
        return JsonResponse({"status": "down", "why": "database"}, status=503)
    return JsonResponse({"status": "up"})


def fault(request: HttpRequest) -> HttpResponse:
    """A fault of the program is 500; a database that is away for a moment is 503, and what to do is said."""
    if not isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return server_error(request)
    if request.headers.get("Accept", "").startswith("application/json"):
        answer: HttpResponse = JsonResponse({"code": "unavailable", "message": _("数据库暂时不可用，请稍后重试。")})
    else:
        answer = HttpResponse(render_to_string("503.html"))  # without the request: its context asks the database
    answer.status_code = 503
    answer.headers["Retry-After"] = AGAIN
    return answer

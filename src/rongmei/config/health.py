"""`/healthz`: 200 once the node can do its work."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse


def healthz(_request: HttpRequest) -> JsonResponse:
    """200 when the database answers the application's role, 503 with the reason in a code otherwise."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
    except DatabaseError:
        return JsonResponse({"status": "down", "why": "database"}, status=503)
    return JsonResponse({"status": "up"})

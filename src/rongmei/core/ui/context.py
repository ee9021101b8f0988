"""What every page knows without asking."""

from typing import Any

from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, Any]:
    """The actor and whether this is a fragment for htmx."""
    return {"actor": getattr(request, "actor", None), "fragment": bool(request.headers.get("HX-Request"))}

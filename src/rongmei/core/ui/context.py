"""What every page knows without asking."""

from typing import Any

from django.http import HttpRequest

from rongmei.core.ui.navigation import places_for


def page(request: HttpRequest) -> dict[str, Any]:
    """The actor, the places of the rail, and whether this is a fragment for htmx."""
    actor = getattr(request, "actor", None)
    fragment = bool(request.headers.get("HX-Request"))
    return {"actor": actor, "places": places_for(actor), "fragment": fragment, "here": request.path}

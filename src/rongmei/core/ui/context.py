"""What every page knows without asking."""

from typing import Any

from django.http import HttpRequest

from rongmei.core.ui.navigation import rail

# Written by the theme button (frontend/src/desk/theme.ts) and read here, so that no page flashes in the wrong one.
THEME_COOKIE = "theme"
THEMES = ("light", "dark")


def page(request: HttpRequest) -> dict[str, Any]:
    """The actor, the rail, the theme chosen (empty: the system's), and whether this is a fragment for htmx."""
    actor = getattr(request, "actor", None)
    stops = rail(actor, request.path)
    theme = request.COOKIES.get(THEME_COOKIE, "")
    return {
        "actor": actor,
        "rail": stops,
        "has_rare": any(stop.rare for stop in stops),
        "theme": theme if theme in THEMES else "",
        "fragment": bool(request.headers.get("HX-Request")),
        "here": request.path,
    }

"""Where in a piece the content checks found something."""

from django import template

from rongmei.domains.stories import api

register = template.Library()


@register.filter
def where(place: str) -> str:
    """A passage's place in the reader's language."""
    return api.where(place)

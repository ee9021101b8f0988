"""A story as it will read, at the desk: its pictures come from the library, its words from one version."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from rongmei.domains.assets.api import Rights
from rongmei.domains.stories import api as stories

Address = Callable[[stories.Shown], str]


def library(shown: stories.Shown) -> str:
    """Where the own library shows a picture."""
    return f"/desk/assets/{shown.asset}/large"


def reading(content: stories.Content, address: Address = library) -> dict[str, Any]:
    """What `desk/_reading.html` shows of a version's content.

    Args:
        address: where a picture of it lies.
    """
    cover = content.pictures[0] if content.pictures else None
    return {
        "content": content,
        "body": stories.render_body(content.body, lambda attrs: _figure(attrs, content, address)),
        "cover": cover,
        "cover_url": address(cover) if cover else "",
        "cover_caption": content.caption(cover.asset) if cover and not content.cover else "",
        "subjects": stories.subject_names(content.subjects),
        "characters": stories.count_characters(content.text()),
        "pictures": [(shown, Rights(shown.rights)) for shown in content.pictures],
    }


def _figure(attrs: Mapping[str, Any], content: stories.Content, address: Address) -> SafeString:
    """A picture of the body, as the site shows it: the lead picture stands above the text and not here."""
    shown = content.picture(attrs.get("asset") or 0)
    if shown is None or (content.cover is None and shown == content.pictures[0]):
        return SafeString("")
    words = str(attrs.get("caption") or shown.alt) + (f"（{shown.credit}）" if shown.credit else "")
    return format_html(
        '<figure><img src="{}" width="{}" height="{}" alt="{}" loading="lazy">'
        "<figcaption>{}</figcaption></figure>",
        address(shown), shown.width, shown.height, shown.alt, words,
    )  # fmt: skip

"""A story as it will read, at the desk: its pictures come from the library, its words from one version."""

from collections.abc import Mapping
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from rongmei.domains.assets.api import Rights
from rongmei.domains.stories import api as stories


def reading(content: stories.Content) -> dict[str, Any]:
    """What `desk/_reading.html` shows of a version's content."""
    cover = content.pictures[0] if content.pictures else None
    return {
        "content": content,
        "body": stories.render_body(content.body, lambda attrs: _figure(attrs, content)),
        "cover": cover,
        "cover_caption": content.caption(cover.asset) if cover and not content.cover else "",
        "subjects": stories.subject_names(content.subjects),
        "characters": stories.count_characters(content.text()),
        "pictures": [(shown, Rights(shown.rights)) for shown in content.pictures],
    }


def _figure(attrs: Mapping[str, Any], content: stories.Content) -> SafeString:
    """A picture of the body, as the site shows it: the lead picture stands above the text and not here."""
    shown = content.picture(attrs.get("asset") or 0)
    if shown is None or (content.cover is None and shown == content.pictures[0]):
        return SafeString("")
    words = str(attrs.get("caption") or shown.alt) + (f"（{shown.credit}）" if shown.credit else "")
    return format_html(
        '<figure><img src="/desk/assets/{}/large" width="{}" height="{}" alt="{}" loading="lazy">'
        "<figcaption>{}</figcaption></figure>",
        shown.asset, shown.width, shown.height, shown.alt, words,
    )  # fmt: skip

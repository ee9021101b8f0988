"""From a signed version to what readers see. Every word and picture comes from the version itself."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import override

from rongmei.domains.publishing.adapters.article import TO_ROOT, Article, Correction, Picture, Teaser
from rongmei.domains.publishing.models import Delivery
from rongmei.domains.publishing.queries.records import NoticeRecord
from rongmei.domains.stories.api import Content, Shown, count_characters, render_body, subject_names


def teaser_of(sent: Delivery, content: Content, uuid: UUID) -> Teaser:
    """What lists show of a delivery."""
    return Teaser(**_facts(sent, content, uuid))


def article_of(sent: Delivery, content: Content, uuid: UUID, notes: Sequence[NoticeRecord]) -> Article:
    """The article a delivery shows."""
    with override("zh-hans"):
        body = render_body(content.body, lambda attrs: _figure(attrs, content))
    return Article(
        **_facts(sent, content, uuid),
        body=body,
        text=content.text(),
        sources=tuple(s["name"] for s in content.sources if s.get("name")),
        keywords=content.keywords,
        characters=count_characters(content.text()),
        corrections=tuple(Correction(n.note, n.at) for n in notes),
        content_hash=sent.content_hash,
    )


def picture_path(sha256: str) -> str:
    """Where a picture lies on the site: by the hash of its bytes, which says nothing of what it shows."""
    return f"p/{sha256[:24]}.jpg"


def _facts(sent: Delivery, content: Content, uuid: UUID) -> Mapping[str, Any]:
    assert sent.first_live_at  # leasing set it
    return {
        "id": sent.story_id,
        "uuid": str(uuid),
        "headline": content.headline,
        "summary": content.summary,
        "byline": content.byline,
        "subjects": tuple((s.code, s.name) for s in subject_names(content.subjects)),
        "cover": _cover(content),
        "published_at": sent.first_live_at,
        "updated_at": sent.live_at or sent.first_live_at,
    }


def _cover(content: Content) -> Picture | None:
    """The lead picture: the one chosen, else the first of the body with the words that stand under it there."""
    if not content.pictures:
        return None
    return _picture(content.pictures[0], "" if content.cover else content.caption(content.pictures[0].asset))


def _picture(shown: Shown, caption: str = "") -> Picture:
    large, thumb = (picture_path(shown.renditions[size]) for size in ("large", "thumb"))
    return Picture(large, thumb, shown.width, shown.height, shown.alt, shown.credit, caption)


def _figure(attrs: Mapping[str, Any], content: Content) -> SafeString:
    """A picture of the body; the lead picture stands above the text and is not shown twice."""
    found = content.picture(attrs.get("asset") or 0)
    if found is None or (content.cover is None and found == content.pictures[0]):
        return SafeString("")
    shown = _picture(found, str(attrs.get("caption") or ""))
    words = format_html("{}{}", shown.caption or shown.alt, format_html("（{}）", shown.credit) if shown.credit else "")
    return format_html(
        '<figure><img src="{}{}" width="{}" height="{}" alt="{}" loading="lazy"><figcaption>{}</figcaption></figure>',
        TO_ROOT, shown.large, shown.width, shown.height, shown.alt, words,
    )  # fmt: skip

"""From a signed version to what readers see."""

from collections.abc import Sequence
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import override

from rongmei.domains.assets.api import AssetRecord, assets
from rongmei.domains.publishing.adapters.article import TO_ROOT, Article, Correction, Picture
from rongmei.domains.publishing.models import Delivery
from rongmei.domains.publishing.queries import NoticeRecord
from rongmei.domains.stories.api import Content, count_characters, render_body, story, subject_names


def article_of(sent: Delivery, content: Content, notes: Sequence[NoticeRecord]) -> Article:
    """The article a delivery shows."""
    pictures = assets(content.assets())
    record = story(sent.story_id)
    assert sent.first_live_at
    cover = next((_picture(pictures[pk]) for pk in content.assets() if pk in pictures), None)
    with override("zh-hans"):
        body = render_body(content.body, lambda attrs: _figure(attrs, pictures, cover, content))
    return Article(
        id=sent.story_id, uuid=str(record.uuid), headline=content.headline, summary=content.summary, body=body,
        text=content.text(), byline=content.byline or record.author_name,
        sources=tuple(s["name"] for s in content.sources if s.get("name")),
        subjects=tuple((s.code, s.name) for s in subject_names(content.subjects)), keywords=content.keywords,
        published_at=sent.first_live_at, updated_at=sent.live_at or sent.first_live_at,
        characters=count_characters(content.text()), cover=cover,
        corrections=tuple(Correction(n.note, n.at) for n in notes), content_hash=sent.content_hash,
    )  # fmt: skip


def picture_path(asset: AssetRecord, size: str) -> str:
    """Where a picture lies on the site: by the hash of its bytes, which says nothing of what it shows."""
    return f"p/{asset.renditions.get(size, asset.sha256)[:24]}.jpg"


def _picture(asset: AssetRecord, caption: str = "") -> Picture:
    return Picture(
        picture_path(asset, "large"), picture_path(asset, "thumb"), asset.width, asset.height, asset.alt,
        asset.credit, caption,
    )  # fmt: skip


def _figure(
    attrs: dict[str, Any], pictures: dict[int, AssetRecord], cover: Picture | None, content: Content
) -> SafeString:
    """A picture of the body; the lead picture stands above the text and is not shown twice."""
    asset = pictures.get(attrs.get("asset") or 0)
    if asset is None:
        return SafeString("")
    shown = _picture(asset, str(attrs.get("caption") or ""))
    if content.cover is None and cover and shown.large == cover.large:
        return SafeString("")
    words = format_html("{}{}", shown.caption or shown.alt, format_html("（{}）", shown.credit) if shown.credit else "")
    return format_html(
        '<figure><img src="{}{}" width="{}" height="{}" alt="{}" loading="lazy"><figcaption>{}</figcaption></figure>',
        TO_ROOT, shown.large, shown.width, shown.height, shown.alt, words,
    )  # fmt: skip

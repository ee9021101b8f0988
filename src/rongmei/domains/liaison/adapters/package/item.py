"""Between a signed version and a ninjs item.

The item says what the standard has words for, so that any newsroom's system can read it. Beside the bodies in HTML and
plain words stands one with our own content as canonical JSON, which keeps blocks, captions and sources, and whose hash
is what the origin's reviewers signed.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import rfc8785
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from rongmei.domains.ingest.api import ninjs_faults
from rongmei.domains.liaison.adapters.package.envelope import Broken, Package, Picture
from rongmei.domains.publishing.api import Article, Site, ninjs
from rongmei.domains.stories.api import (
    Content,
    Shown,
    VersionRecord,
    count_characters,
    read_content,
    render_body,
    subject_names,
)

CONTENT_TYPE = "application/vnd.rongmei.content+json"
ROLE = "master"


def item_of(version: VersionRecord, *, uuid: UUID, holder: str, signed_at: datetime) -> dict[str, Any]:
    """The ninjs item of a signed version; pictures are named by the hash of their bytes.

    Args:
        uuid: the story's name outside.
        holder: who holds the rights, an organisation's name.
    """
    content = version.content
    place = Site(code="", name=holder, place="", base="", origin="", licences=(), mark="")
    item = ninjs(_article(version, uuid, signed_at), place)
    master = {"role": ROLE, "contentType": CONTENT_TYPE, "value": rfc8785.dumps(content.to_json()).decode()}
    sources = [{"name": s.get("name", ""), "uri": s["url"]} if s.get("url") else {"name": s.get("name", "")}
               for s in content.sources]  # fmt: skip
    return {
        **item,
        "bodies": [*item["bodies"], master],
        "infoSources": sources,
        "keywords": list(content.keywords),
        "associations": [_association(shown) for shown in content.pictures],
    }


def content_of(package: Package) -> Content:
    """What a package's item says.

    Raises:
        Broken: it breaks the ninjs format, says nothing, or is not what its own signature hash names.
    """
    item = package.item or {}
    if wrong := list(ninjs_faults(dict(item))):
        raise Broken("；".join(wrong))
    try:
        told = next(b["value"] for b in item["bodies"] if b.get("role") == ROLE)
        signed = next(i["value"] for i in item["altIds"] if i.get("role") == "contentHash")
        content = read_content(json.loads(told))
    except (StopIteration, KeyError, TypeError, ValueError, RecursionError):
        raise Broken(_("缺少稿件正文")) from None
    if content.hash != signed:
        raise Broken(_("正文与签发的版本不一致"))
    return content


def pictures_of(content: Content, kept: Mapping[int, Any]) -> tuple[Picture, ...]:
    """The pictures that travel with a content.

    Args:
        kept: the library's record of each by its id, for name, size and media type.
    """
    return tuple(
        Picture(p.asset, p.sha256, found.size, found.mime, found.name, p.alt, p.credit, p.rights)
        for p in content.pictures
        for found in [kept[p.asset]]
    )


def _article(version: VersionRecord, uuid: UUID, signed_at: datetime) -> Article:
    content = version.content
    return Article(
        id=version.story,
        uuid=str(uuid),
        headline=content.headline,
        summary=content.summary,
        byline=content.byline,
        subjects=tuple((s.code, s.name) for s in subject_names(content.subjects)),
        cover=None,
        published_at=signed_at,
        updated_at=version.at,
        body=render_body(content.body, lambda attrs: _figure(attrs, content)),
        text=content.text(),
        sources=tuple(s["name"] for s in content.sources if s.get("name")),
        keywords=content.keywords,
        characters=count_characters(content.text()),
        corrections=(),
        content_hash=content.hash,
    )


def _figure(attrs: Mapping[str, Any], content: Content) -> SafeString:
    shown = content.picture(attrs.get("asset") or 0)
    if shown is None:
        return SafeString("")
    words = str(attrs.get("caption") or shown.alt)
    return format_html(
        '<figure><img src="{}" alt="{}"><figcaption>{}</figcaption></figure>', _urn(shown), shown.alt, words
    )


def _association(shown: Shown) -> dict[str, Any]:
    return {
        "uri": _urn(shown),
        "name": f"picture-{shown.asset}",
        "type": "picture",
        "headlines": [{"value": shown.alt}],
        "by": shown.credit,
        "renditions": [{"name": "original", "href": _urn(shown), "width": shown.width, "height": shown.height}],
    }


def _urn(shown: Shown) -> str:
    return f"urn:sha256:{shown.sha256}"

"""A story as IPTC ninjs 3.1 (https://iptc.org/std/ninjs/)."""

from typing import Any

from rongmei.domains.publishing.adapters.article import Article, Site

STANDARD = {"name": "ninjs", "version": "3.1", "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"}


def ninjs(article: Article, site: Site) -> dict[str, Any]:
    """The news item; absolute addresses where the site's origin is known."""
    item: dict[str, Any] = {
        "uri": f"urn:uuid:{article.uuid}",
        "standard": STANDARD,
        "type": "text",
        "pubStatus": "usable",
        "language": "zh-Hans",
        "versionCreated": article.updated_at.isoformat(),
        "firstCreated": article.published_at.isoformat(),
        "by": article.byline,
        "copyrightHolder": site.name,
        "headlines": [{"role": "main", "value": article.headline}],
        "descriptions": [{"role": "summary", "value": article.summary}],
        "bodies": [
            {"role": "main", "contentType": "text/html", "value": article.body_from(site.absolute(""))},
            {"role": "plain", "contentType": "text/plain", "value": article.text, "charCount": article.characters},
        ],
        "subjects": [{"name": name, "uri": f"http://cv.iptc.org/newscodes/mediatopic/{code.partition(':')[2]}"}
                     for code, name in article.subjects],
        "altIds": [{"role": "contentHash", "value": article.content_hash}],
    }  # fmt: skip
    if article.cover:
        item["associations"] = [_picture(article, site)]
    return item


def _picture(article: Article, site: Site) -> dict[str, Any]:
    cover = article.cover
    assert cover is not None
    return {
        "uri": site.absolute(cover.large),
        "name": "cover",
        "type": "picture",
        "headlines": [{"value": cover.alt}],
        "renditions": [
            {"name": "large", "href": site.absolute(cover.large), "contentType": "image/jpeg",
             "width": cover.width, "height": cover.height},
        ],
    }  # fmt: skip

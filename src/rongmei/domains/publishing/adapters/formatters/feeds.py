"""RSS, Atom, JSON Feed, sitemap, robots and the web app manifest of a site."""

import json
from collections.abc import Sequence
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from feedgen.feed import FeedGenerator

from rongmei.domains.publishing.adapters.article import Article, Rendered, Site

NEWEST = 50


def feeds(newest: Sequence[Article], live: Sequence[tuple[str, datetime]], site: Site) -> Rendered:
    """Every machine-readable list of the site by path.

    Args:
        newest: what feeds carry whole, at most `NEWEST`.
        live: path and last change of everything, for the sitemap.
    """
    generator = _generator(newest, site)
    return {
        "rss.xml": generator.rss_str(pretty=True),
        "atom.xml": generator.atom_str(pretty=True),
        "feed.json": _json(_json_feed(newest, site)),
        "sitemap.xml": _sitemap(live, site),
        "robots.txt": f"User-agent: *\nAllow: /\nSitemap: {site.absolute('sitemap.xml')}\n".encode(),
        "manifest.webmanifest": _json(_manifest(site)),
    }


def _generator(articles: Sequence[Article], site: Site) -> FeedGenerator:
    made = FeedGenerator()
    made.id(site.absolute(""))
    made.title(site.name)
    made.link(href=site.absolute("") or site.base, rel="alternate")
    made.description(f"{site.name}最新报道")
    made.language("zh-CN")
    if articles:
        made.updated(max(article.updated_at for article in articles))
    for article in articles:
        entry = made.add_entry(order="append")
        entry.id(f"urn:uuid:{article.uuid}")
        entry.guid(f"urn:uuid:{article.uuid}", permalink=False)
        entry.title(article.headline)
        entry.link(href=site.absolute(article.path))
        entry.summary(article.summary)
        entry.content(article.body_from(site.absolute("")), type="html")
        entry.published(article.published_at)
        entry.updated(article.updated_at)
        entry.author(name=article.byline or site.name)
    return made


def _json_feed(articles: Sequence[Article], site: Site) -> dict[str, object]:
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.name,
        "language": "zh-CN",
        "home_page_url": site.absolute(""),
        "feed_url": site.absolute("feed.json"),
        "items": [_json_item(article, site) for article in articles],
    }


def _json_item(article: Article, site: Site) -> dict[str, object]:
    return {
        "id": f"urn:uuid:{article.uuid}",
        "url": site.absolute(article.path),
        "title": article.headline,
        "summary": article.summary,
        "content_html": article.body_from(site.absolute("")),
        "date_published": article.published_at.isoformat(),
        "date_modified": article.updated_at.isoformat(),
        "authors": [{"name": article.byline or site.name}],
        "tags": [name for _code, name in article.subjects],
        **({"image": site.absolute(article.cover.large)} if article.cover else {}),
    }


def _sitemap(live: Sequence[tuple[str, datetime]], site: Site) -> bytes:
    root = Element("urlset", xmlns="http://www.sitemaps.org/schemas/sitemap/0.9")
    for address, moment in [(site.absolute(""), None), *((site.absolute(path), at) for path, at in live)]:
        url = SubElement(root, "url")
        SubElement(url, "loc").text = address
        if moment:
            SubElement(url, "lastmod").text = moment.isoformat()
    markup: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return markup


def _manifest(site: Site) -> dict[str, object]:
    return {
        "name": site.name,
        "short_name": site.place,
        "description": f"{site.place}新闻，由{site.name}采编发布",
        "lang": "zh-CN",
        "categories": ["news"],
        "id": site.base,
        "start_url": site.base,
        "scope": site.base,
        "display": "standalone",
        "background_color": "#fffdf9",
        "theme_color": "#a3231b",
        "icons": [
            _icon(site, "icon-192.png", 192, "any"),
            _icon(site, "icon-512.png", 512, "any"),
            _icon(site, "icon-maskable.png", 512, "maskable"),
        ],
    }


def _icon(site: Site, name: str, size: int, purpose: str) -> dict[str, str]:
    return {"src": f"{site.base}{name}", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1).encode()

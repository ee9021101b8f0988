"""Tags of the public site's templates."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from rongmei.domains.publishing.api import Article, Site, Teaser

register = template.Library()

ASIDE, PICTURED = 6, 4
# What could end a script element or start an entity is written as an escape, as Django's json_script does.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@dataclass(frozen=True, slots=True)
class Front:
    """How the front page is laid out: the lead, headlines beside it, a row of pictures, and the rest below."""

    lead: Teaser | None
    aside: Sequence[Teaser]
    pictured: Sequence[Teaser]
    rest: Sequence[Teaser]


@register.simple_tag
def front(articles: Sequence[Teaser]) -> Front:
    """Lay the front page out: the lead is the newest of the first few with a picture, else the newest of all.

    The row of pictures is there once it is full.
    """
    lead = next((a for a in articles[:ASIDE] if a.cover), articles[0] if articles else None)
    others = [a for a in articles if a is not lead]
    below = others[ASIDE:]
    pictured = [a for a in below if a.cover][:PICTURED]
    if len(pictured) < PICTURED:
        pictured = []
    return Front(lead, others[:ASIDE], pictured, [a for a in below if a not in pictured])


@register.simple_tag
def story_row(article: Teaser, site: Site) -> SafeString:
    """One story of a list. The same row stands in many lists and in every later bake, so it is drawn once."""
    return _row(article, site, get_language() or "")


@lru_cache(maxsize=5000)
def _row(article: Teaser, site: Site, _language: str) -> SafeString:
    return render_to_string("portal/_story.html", {"article": article, "site": site})


@register.simple_tag
def structured_data(article: Article, site: Site) -> SafeString:
    """The story as a schema.org NewsArticle, safe inside a script element of type application/ld+json."""
    return SafeString(json.dumps(news_article(article, site), ensure_ascii=False).translate(_ESCAPES))  # nosec B703 B308 (escaped by `_ESCAPES`)


def news_article(article: Article, site: Site) -> dict[str, Any]:
    """The story's schema.org data (https://schema.org/NewsArticle)."""
    publisher = {"@type": "NewsMediaOrganization", "name": site.name, "url": site.absolute("")}
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.headline,
        "description": article.summary,
        "datePublished": article.published_at.isoformat(),
        "dateModified": article.updated_at.isoformat(),
        "inLanguage": "zh-CN",
        "author": [{"@type": "Person", "name": article.byline}],
        "publisher": publisher,
        "mainEntityOfPage": site.absolute(article.path),
        "image": [site.absolute(article.cover.large)] if article.cover else [],
        "keywords": list(article.keywords),
        "articleSection": [name for _code, name in article.subjects],
        "wordCount": article.characters,
        "correction": [c.note for c in article.corrections],
    }

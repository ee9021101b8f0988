"""The site's pages, from templates."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import translation

from rongmei.domains.publishing.adapters.article import Article, Context, Rendered, Site, Teaser
from rongmei.domains.publishing.adapters.formatters.icons import DRAWN
from rongmei.domains.publishing.adapters.sections import NAMES, Section, slug_of

PAGE, FRONT = 20, 40
# As many sections as a laptop shows side by side; the others are reached from their stories.
SECTIONS = 14
ASSETS = {"style": "portal.css", "script": "portal.js"}


def article_page(article: Article, site: Site, assets: dict[str, str]) -> bytes:
    """One story's page. Its bar names the sections it stands in: those exist as long as it does."""
    narrower = [(slug_of(code), name) for code, name in article.subjects if code not in NAMES]
    context = {"article": article, "site": site, "assets": assets, "sections": article.sections, "narrower": narrower}
    return _render("portal/article.html", context)


def gone_page(site: Site, assets: dict[str, str]) -> bytes:
    """What stands where a story was withdrawn; it repeats nothing of it."""
    return _render("portal/gone.html", {"site": site, "assets": assets})


def front_pages(articles: Sequence[Teaser], site: Site, assets: dict[str, str], gone: Sequence[str]) -> Rendered:
    """The front page, the pages of each section and narrower subject, those for what is not found or not reachable, and
    the app's worker.

    Args:
        gone: paths of withdrawn stories, which an installed app takes out of what it keeps.
    """
    listed = _listed(articles)
    shared: Context = {"site": site, "assets": assets, "sections": _bar(listed)}
    pages = {"index.html": _render("portal/front.html", {**shared, "articles": articles[:FRONT], "here": "front"})}
    for section, found in listed.items():
        pages |= _list_pages(f"s/{section.slug}", {**shared, "title": section.name, "code": section.slug}, found)
    pages |= _list_pages("s/all", {**shared, "title": "全部报道", "code": "all"}, list(articles))
    pages["404.html"] = _render("portal/missing.html", shared)
    pages["offline.html"] = _render("portal/offline.html", shared)
    pages["sw.js"] = _render("portal/sw.js", shared)
    pages["gone.json"] = json.dumps(list(gone)).encode()
    return pages


def _listed(articles: Sequence[Teaser]) -> dict[Section, list[Teaser]]:
    """Stories by section, and by each narrower subject, which has a page of its own below no bar."""
    found: dict[Section, list[Teaser]] = {}
    for article in articles:
        narrower = (Section(slug_of(code), name) for code, name in article.subjects if code not in NAMES)
        for section in (*article.sections, *narrower):
            found.setdefault(section, []).append(article)
    return found


def _bar(listed: Mapping[Section, Sequence[Teaser]]) -> list[Section]:
    """The fullest sections, in the order a paper names them."""
    tops = [Section(slug_of(code), name) for code, name in NAMES.items()]
    fullest = sorted((top for top in tops if top in listed), key=lambda top: -len(listed[top]))[:SECTIONS]
    return sorted(fullest, key=tops.index)


def _list_pages(folder: str, shared: Context, articles: list[Teaser]) -> dict[str, bytes]:
    count = max(1, -(-len(articles) // PAGE))
    pages = {}
    for number in range(1, count + 1):
        part = articles[(number - 1) * PAGE : number * PAGE]
        name = "index" if number == 1 else str(number)
        context = {**shared, "articles": part, "number": number, "count": count}
        pages[f"{folder}/{name}.html"] = _render("portal/list.html", context)
    return pages


def site_assets() -> tuple[dict[str, str], dict[str, bytes]]:
    """The site's style and script: what it is to its path with a hash in it, and path to bytes."""
    names, files = {}, {}
    for use, name in ASSETS.items():
        data = _static(f"portal/{name}")
        stem, _dot, ending = name.partition(".")
        names[use] = f"assets/{stem}.{hashlib.sha256(data).hexdigest()[:10]}.{ending}"
        files[names[use]] = data
    return names, files


def drawn_icons() -> Rendered:
    """The house's own mark in every size, for a centre without a logo."""
    return {name: _static(f"portal/{name}") for name in DRAWN}


def _static(name: str) -> bytes:
    found = finders.find(name)
    if not isinstance(found, str):
        raise FileNotFoundError(f"static file {name} is not in the package")
    return Path(found).read_bytes()


def _render(template: str, context: Context) -> bytes:
    with translation.override("zh-hans"):
        return render_to_string(template, context).encode()

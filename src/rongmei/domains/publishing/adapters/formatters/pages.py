"""The site's pages, from templates."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import translation

from rongmei.domains.publishing.adapters.article import Article, Context, Rendered, Site, Teaser
from rongmei.domains.publishing.adapters.formatters.icons import DRAWN

PAGE, FRONT = 20, 40
# As many sections as a laptop shows side by side; the others are reached from their stories.
SECTIONS = 8
ASSETS = {"style": "portal.css", "script": "portal.js"}


def article_page(article: Article, site: Site, assets: dict[str, str]) -> bytes:
    """One story's page. Its sections are the ones it stands in: those exist as long as it does."""
    sections = [(section_of(code), name) for code, name in article.subjects]
    return _render("portal/article.html", {"article": article, "site": site, "assets": assets, "sections": sections})


def gone_page(site: Site, assets: dict[str, str]) -> bytes:
    """What stands where a story was withdrawn; it repeats nothing of it."""
    return _render("portal/gone.html", {"site": site, "assets": assets})


def section_of(subject: str) -> str:
    """The name of a subject's section in addresses."""
    return subject.partition(":")[2]


def front_pages(articles: Sequence[Teaser], site: Site, assets: dict[str, str], gone: Sequence[str]) -> Rendered:
    """The front page, each subject's pages, the pages for what is not found or not reachable, and the app's worker.

    Args:
        gone: paths of withdrawn stories, which an installed app takes out of what it keeps.
    """
    subjects: dict[str, tuple[str, list[Teaser]]] = {}
    for article in articles:
        for code, name in article.subjects:
            subjects.setdefault(section_of(code), (name, []))[1].append(article)
    fullest = sorted(subjects.items(), key=lambda section: -len(section[1][1]))[:SECTIONS]
    shared: Context = {"site": site, "assets": assets, "sections": [(code, name) for code, (name, _a) in fullest]}
    pages = {"index.html": _render("portal/front.html", {**shared, "articles": articles[:FRONT], "here": "front"})}
    for code, (name, found) in subjects.items():
        pages |= _list_pages(f"s/{code}", {**shared, "title": name, "code": code}, found)
    pages |= _list_pages("s/all", {**shared, "title": "全部报道", "code": "all"}, list(articles))
    pages["404.html"] = _render("portal/missing.html", shared)
    pages["offline.html"] = _render("portal/offline.html", shared)
    pages["sw.js"] = _render("portal/sw.js", shared)
    pages["gone.json"] = json.dumps(list(gone)).encode()
    return pages


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
